import type { InviteRow } from '@candor/store'
import { deadline } from '../../server/mail/invite-mail.ts'

type MailRow = InviteRow['mails'][number]

const names: Record<string, string> = {
  invitation: 'Invitation',
  reminder: 'Reminder',
  withdrawn: 'Word that it was taken back',
}

/** What became of a mail, in one sentence. */
export function mailWords({ kind, dueAt, sentAt, droppedAt, lastError }: MailRow, timeZone: string): string {
  const name = names[kind] ?? kind
  const at = (moment: string) => deadline(Date.parse(moment), timeZone, 'en')
  if (sentAt !== null) return `${name} sent ${at(sentAt)}.`
  if (droppedAt !== null)
    return lastError ? `${name} could not be sent: ${lastError}` : `${name} not sent, it was not needed any more.`
  if (lastError !== null) return `${name} not sent yet (${lastError}); tried again ${at(dueAt)}.`
  return `${name} goes out ${at(dueAt)}.`
}
