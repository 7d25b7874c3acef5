import { shareTranscript } from '@candor/store'
import { ShareBody } from '../../../../../../desk/shares/share-contract.ts'
import { deskRoute } from '../../../../../../server/desk-request.ts'
import { problem } from '../../../../../../server/problem.ts'
import { readJson } from '../../../../../../server/read-body.ts'

/** Makes a link to one transcript and answers with it, this once. */
export const POST = deskRoute<{ interviewId: string }>(
  'share',
  'lead_interviews',
  async ({ request, env, params, visitor }) => {
    const body = await readJson(request, ShareBody)
    if (!body) return problem('bad_body')
    const made = await visitor.inDesk('lead_interviews', (desk) =>
      shareTranscript(desk, { interviewId: params.interviewId, ...body }),
    )
    if (!made.ok) return problem('share_unknown')
    const { shareId, secret } = made.value
    const answer = { v: 1, shareId, link: `${env.appUrl}/shared/${secret}` }
    return Response.json(answer, { headers: { 'cache-control': 'no-store' } })
  },
)
