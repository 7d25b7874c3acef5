import { invitePeople } from '@candor/store'
import { after } from 'next/server'
import { type InviteAnswer, InviteBody } from '../../../../desk/invite-contract.ts'
import { answerJson } from '../../../../server/candidate-request.ts'
import { deskRoute } from '../../../../server/desk-request.ts'
import { inviteLink, inviteSecret } from '../../../../server/invites/invite-link.ts'
import { sendOwedMails } from '../../../../server/mail/send-owed-mails.ts'
import { problem } from '../../../../server/problem.ts'
import { readJson } from '../../../../server/read-body.ts'

/** Invites one person and answers with their link. */
export const POST = deskRoute('invite', 'invite', async ({ request, env, visitor }) => {
  const body = await readJson(request, InviteBody)
  if (!body) return problem('bad_body', 'Give a name of at most 80 letters, and a whole e-mail address or none.')
  const { templateId, name, email } = body
  const mail = env.mail.kind !== 'none'
  const made = await visitor.inDesk('invite', (desk) =>
    invitePeople(desk, {
      templateId,
      people: [{ name, email: email || undefined }],
      secretOf: (inviteId) => inviteSecret(env, inviteId),
      mail,
    }),
  )
  if (!made.ok) return problem(made.refusal)
  const [invited] = made.value
  if (!invited) return problem('internal')
  const mailed = mail && email !== ''
  if (mailed) after(sendOwedMails)
  const { interviewId, inviteId } = invited
  const answer: InviteAnswer = { v: 1, interviewId, link: inviteLink(env, inviteId), mailed }
  return answerJson(answer)
})
