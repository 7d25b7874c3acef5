import { revokeShare } from '@candor/store'
import { deskRoute } from '../../../../../server/desk-request.ts'
import { problem } from '../../../../../server/problem.ts'

/** Takes the link to a transcript back. */
export const DELETE = deskRoute<{ shareId: string }>('share', 'lead_interviews', async ({ params, visitor }) => {
  const taken = await visitor.inDesk('lead_interviews', (desk) => revokeShare(desk, params))
  return taken.ok ? new Response(null, { status: 204 }) : problem('share_unknown')
})
