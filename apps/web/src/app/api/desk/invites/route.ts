import { seconds, within } from '@candor/shared'
import { sampleTemplateId } from '@candor/drizzle/seed'
import { createInvite } from '@candor/store'
import { type InviteAnswer, InviteBody } from '../../../../desk/invite-contract.ts'
import { answerJson } from '../../../../server/candidate-request.ts'
import { isDeskRequest } from '../../../../server/desk-request.ts'
import { parts } from '../../../../server/parts.ts'
import { problem, problemOf } from '../../../../server/problem.ts'
import { readJson } from '../../../../server/read-body.ts'
import { isSameOrigin } from '../../../../server/same-origin.ts'

/** Invites one person to the sample template and answers with their link. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { env, db } = parts()
    if (!isSameOrigin(request.headers, env.appUrl)) return problem('other_origin')
    if (!(await isDeskRequest())) return problem('not_signed_in')
    const body = await readJson(request, InviteBody)
    if (!body) return problem('bad_body', 'Give a name of at most 80 letters, and a whole e-mail address or none.')
    const made = await within(seconds(5), 'create invite', () =>
      createInvite(db, {
        templateId: sampleTemplateId,
        candidateName: body.name,
        candidateEmail: body.email || undefined,
      }),
    )
    if (!made.ok) return problem(made.refusal)
    const { interviewId, secret } = made.value
    const answer: InviteAnswer = { v: 1, interviewId, link: `${env.appUrl}/i/${secret}` }
    return answerJson(answer)
  } catch (error) {
    return problemOf(error, 'invite')
  }
}
