import { seconds } from '@candor/shared'
import { findInvited, invitePeople } from '@candor/store'
import { after } from 'next/server'
import { decodeTable } from '../../../../../desk/inviting/decode-table.ts'
import {
  type CheckedAnswer,
  type InvitedAnswer,
  largestTable,
  mostFaultsShown,
} from '../../../../../desk/inviting/many-contract.ts'
import { mostPeople, type People, readPeople, type RowFault } from '../../../../../desk/inviting/read-people.ts'
import type { Visitor } from '../../../../../server/accounts/visitor.ts'
import { answerJson } from '../../../../../server/candidate-request.ts'
import { deskRoute } from '../../../../../server/desk-request.ts'
import { inviteLink, inviteSecret } from '../../../../../server/invites/invite-link.ts'
import { sendOwedMails } from '../../../../../server/mail/send-owed-mails.ts'
import { problem } from '../../../../../server/problem.ts'

/**
 * Invites everybody of a table, `file` or pasted `text`. With `deed=check` nothing is done and the answer says what would be: how many,
 * and line, column and reason of every row that is wrong. With `deed=invite` the rows that are right are invited, all of them or nobody.
 */
export const POST = deskRoute('invite many', 'invite', async ({ request, env, visitor }) => {
  if (Number(request.headers.get('content-length') ?? 0) > largestTable + 10_000) return problem('too_large')
  const form = await request.formData()
  const templateId = String(form.get('templateId') ?? '')
  const text = await textOf(form)
  if (text === null) return problem('too_large', 'A table may have at most 4 MB.')
  const { people, faults } = await withoutInvited(visitor, templateId, readPeople(text))
  if (people.length > mostPeople)
    return problem('too_large', `The table has ${people.length} people. At most ${mostPeople} are invited at once.`)
  const mails = env.mail.kind !== 'none'
  const mailed = mails ? people.filter(({ email }) => email !== undefined).length : 0
  if (form.get('deed') !== 'invite') {
    const first = people.slice(0, 5).map(({ row, name, email = null }) => ({ row, name, email }))
    const shown = faults.slice(0, mostFaultsShown)
    return answerJson<CheckedAnswer>({ v: 1, good: people.length, mailed, faulty: faults.length, faults: shown, first })
  }
  if (people.length === 0) return problem('bad_body', 'Nobody in this table can be invited.')
  const secretOf = (inviteId: string) => inviteSecret(env, inviteId)
  const made = await visitor.inDesk(
    'invite',
    (desk) => invitePeople(desk, { templateId, people, secretOf, mail: mails }),
    seconds(30),
  )
  if (!made.ok) return problem(made.refusal)
  if (mailed > 0) after(sendOwedMails)
  const invited = made.value.map(({ name, inviteId }, at) => ({
    name,
    email: people[at]?.email ?? null,
    link: inviteLink(env, inviteId),
  }))
  return answerJson<InvitedAnswer>({ v: 1, invited, mailed })
})

async function textOf(form: FormData): Promise<string | null> {
  const file = form.get('file')
  if (file instanceof File && file.size > 0)
    return file.size > largestTable ? null : decodeTable(new Uint8Array(await file.arrayBuffer()))
  return String(form.get('text') ?? '')
}

/** Whoever holds a link to this template that still works is not given a second one. */
async function withoutInvited(visitor: Visitor, templateId: string, { people, faults }: People): Promise<People> {
  const emails = people.flatMap(({ email }) => email ?? [])
  if (emails.length === 0 || emails.length > mostPeople) return { people, faults }
  const held = await visitor.inDesk('invite', (desk) => findInvited(desk, { templateId, emails }))
  const holds = ({ email }: { readonly email?: string }) => email !== undefined && held.has(email)
  const again = people.filter(holds)
  const more = again.map(({ row, email }): RowFault => ({
    row,
    column: 'e-mail',
    why: `${email} holds a link to this interview already`,
  }))
  return {
    people: people.filter((person) => !holds(person)),
    faults: [...faults, ...more].toSorted((left, right) => left.row - right.row),
  }
}
