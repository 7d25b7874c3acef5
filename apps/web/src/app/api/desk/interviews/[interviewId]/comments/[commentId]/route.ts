import { removeComment } from '@candor/store'
import { deskRoute } from '../../../../../../../server/desk-request.ts'
import { problem } from '../../../../../../../server/problem.ts'

/** Takes a comment back. */
export const DELETE = deskRoute<{ interviewId: string; commentId: string }>(
  'comment',
  'judge_interviews',
  async ({ params, visitor }) => {
    const removed = await visitor.inDesk('judge_interviews', (desk) => removeComment(desk, params))
    return removed.ok ? new Response(null, { status: 204 }) : problem('comment_unknown')
  },
)
