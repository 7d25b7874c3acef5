import { createHmac, randomUUID } from 'node:crypto'
import { seconds, within } from '@candor/shared'
import type { Alert } from '@candor/store'
import { createTransport } from 'nodemailer'

/** To whom alerts go. */
export type AlertWays = {
  readonly webhook: { readonly url: string; readonly secret: string | undefined } | undefined
  readonly mail: { readonly smtpUrl: string; readonly from: string; readonly to: string } | undefined
}

const webhookLimitMs = seconds(10)
const mailLimitMs = seconds(20)

/**
 * Tells alerts to everybody who is to know, in one message each. The webhook is signed as Standard Webhooks ask, where there is a secret.
 * Answers with what failed where somebody was told all the same: telling again would repeat it to those who know.
 * @throws the first of what failed, where nobody was told.
 */
export async function tellAlerts({ webhook, mail }: AlertWays, alerts: readonly Alert[]): Promise<unknown[]> {
  const ways = [...(webhook ? [post(webhook, alerts)] : []), ...(mail ? [send(mail, alerts)] : [])]
  const ends = await Promise.allSettled(ways)
  const failed = ends.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
  if (failed.length > 0 && failed.length === ways.length) throw failed[0]
  return failed
}

async function post({ url, secret }: NonNullable<AlertWays['webhook']>, alerts: readonly Alert[]): Promise<void> {
  const body = JSON.stringify({ v: 1, type: 'candor.alerts', alerts })
  const id = `msg_${randomUUID()}`
  const at = Math.floor(Date.now() / 1000)
  const sign = (key: string): string => createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(at),
    ...(secret === undefined ? {} : { 'webhook-signature': `v1,${sign(secret)}` }),
  }
  const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(webhookLimitMs) })
  if (!answer.ok) throw new Error(`the webhook answered ${answer.status}`)
}

async function send({ smtpUrl, from, to }: NonNullable<AlertWays['mail']>, alerts: readonly Alert[]): Promise<void> {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: seconds(10), socketTimeout: seconds(15) })
  try {
    await within(mailLimitMs, 'send the alert', () =>
      transport.sendMail({
        from,
        to,
        subject: `Candor: ${alerts.length === 1 ? 'something needs' : `${alerts.length} things need`} a look`,
        text: [
          ...alerts.map(({ words }) => words),
          'What to do: docs/runbook.md, and the desk’s page /operations.',
        ].join('\n\n'),
      }),
    )
  } finally {
    transport.close()
  }
}
