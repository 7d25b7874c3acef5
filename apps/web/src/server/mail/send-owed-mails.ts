import { minutes } from '@candor/shared'
import { noteMailFailed, noteMailSent, type OwedMail, takeOwedMails } from '@candor/store'
import { afresh } from '../afresh.ts'
import { inviteLink, isLinkOf } from '../invites/invite-link.ts'
import { described, log } from '../log.ts'
import { parts } from '../parts.ts'
import { inviteMail } from './invite-mail.ts'
import { sendMail } from './send-mail.ts'

/** Few enough that all of them are sent or given up before another sender may take them. */
const atOnce = 5
const everyMs = minutes(1)

/** Sends what is due, until nothing is. Several processes share the work; a mail is taken by one of them. */
export const sendOwedMails = afresh(async (): Promise<void> => {
  const { env, db } = parts()
  if (env.mail.kind === 'none') return
  for (;;) {
    const mails = await takeOwedMails(db, { limit: atOnce })
    if (mails.length === 0) return
    for (const mail of mails) await sendOne(mail)
  }
})

async function sendOne(mail: OwedMail): Promise<void> {
  const { env, db } = parts()
  const { inviteId, kind, secretHash } = mail
  const hopeless = kind !== 'withdrawn' && !isLinkOf(env, inviteId, secretHash)
  try {
    if (hopeless) throw new Error('the link was made elsewhere, or before SESSION_SECRET changed: issue a new one')
    await sendMail(env.mail, inviteMail(mail, inviteLink(env, inviteId), Date.now()))
    await noteMailSent(db, mail)
  } catch (error) {
    log('error', 'mail_failed', { kind, inviteId, error: described(error) })
    await noteMailFailed(db, { inviteId, kind, why: described(error), hopeless })
  }
}

const kept = globalThis as typeof globalThis & { candorMailClock?: NodeJS.Timeout }

/** Looks once a minute for mails that are due, while this process lives. */
export function keepSendingMails(): void {
  kept.candorMailClock ??= setInterval(() => {
    sendOwedMails().catch((error: unknown) => log('error', 'mails_not_sent', { error: described(error) }))
  }, everyMs).unref()
}
