import { InterviewId } from '@candor/shared'
import { commentOnItem } from '@candor/store'
import { CommentBody } from '../../../../../../desk/comments/comment-contract.ts'
import { deskRoute } from '../../../../../../server/desk-request.ts'
import { problem } from '../../../../../../server/problem.ts'
import { readJson } from '../../../../../../server/read-body.ts'

/** Keeps a comment on an item. */
export const POST = deskRoute<{ interviewId: string }>(
  'comment',
  'judge_interviews',
  async ({ request, params, visitor }) => {
    const interviewId = InterviewId.safeParse(params.interviewId)
    const body = await readJson(request, CommentBody)
    if (!body || !interviewId.success) return problem('bad_body')
    const made = await visitor.inDesk('judge_interviews', (desk) =>
      commentOnItem(desk, { interviewId: interviewId.data, ...body }),
    )
    return made.ok ? Response.json({ v: 1, ...made.value }, { status: 201 }) : problem('comment_unknown')
  },
)
