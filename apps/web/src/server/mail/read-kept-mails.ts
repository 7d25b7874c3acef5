import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { KeptMail } from './send-mail.ts'

const Kept = z.object({
  id: z.string(),
  sentAt: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  calendar: z.object({ name: z.string(), content: z.string() }).optional(),
})

/** The newest mails of a development installation's folder. What is no mail of ours is left out. */
export async function readKeptMails(folder: string, limit: number): Promise<KeptMail[]> {
  const names = await readdir(folder).catch(() => [])
  const newest = names.filter((name) => name.endsWith('.json')).toSorted().toReversed().slice(0, limit) // prettier-ignore
  const mails = await Promise.all(newest.map((name) => readOne(join(folder, name))))
  return mails.filter((mail) => mail !== null)
}

async function readOne(path: string): Promise<KeptMail | null> {
  try {
    return Kept.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return null
  }
}
