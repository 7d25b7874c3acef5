import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { seconds, within } from '@candor/shared'
import { createTransport, type Transporter } from 'nodemailer'
import type { MailConfig } from '../../env.ts'

export type Mail = {
  readonly to: string
  readonly subject: string
  /** Plain text; paragraphs are divided by an empty line. */
  readonly text: string
  readonly calendar?: { readonly name: string; readonly content: string } | undefined
}

/** A mail as it lies in the folder of a development installation. */
export type KeptMail = Mail & { readonly id: string; readonly sentAt: string }

const kept = globalThis as typeof globalThis & { candorMail?: Map<string, Transporter> }

/** Sends over SMTP, or puts the mail into the folder of a development installation. @throws when nobody takes it within 20 s. */
export async function sendMail(config: MailConfig, mail: Mail): Promise<void> {
  if (config.kind === 'none') throw new Error('this installation sends no mail: SMTP_URL is not set')
  if (config.kind === 'folder') return keepMail(config.folder, mail)
  const transport = transportOf(config.url)
  const { to, subject, text, calendar } = mail
  await within(seconds(20), 'send mail', () =>
    transport.sendMail({
      from: config.from,
      to,
      subject,
      text,
      ...(calendar && {
        attachments: [
          { filename: calendar.name, content: calendar.content, contentType: 'text/calendar; charset=utf-8' },
        ],
      }),
    }),
  )
}

function transportOf(url: string): Transporter {
  kept.candorMail ??= new Map()
  const known = kept.candorMail.get(url)
  if (known) return known
  const limits = { connectionTimeout: seconds(10), greetingTimeout: seconds(10), socketTimeout: seconds(15) }
  const made = createTransport({ url, pool: true, maxConnections: 2, ...limits })
  kept.candorMail.set(url, made)
  return made
}

async function keepMail(folder: string, mail: Mail): Promise<void> {
  const sentAt = new Date().toISOString()
  const id = `${sentAt.replaceAll(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`
  const whole: KeptMail = { ...mail, id, sentAt }
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${id}.json`)
  await writeFile(`${path}.new`, JSON.stringify(whole, null, 2), { mode: 0o600 })
  await rename(`${path}.new`, path)
}
