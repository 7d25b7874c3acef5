import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect, type Db } from '@candor/drizzle'
import { sampleTemplateId } from '@candor/drizzle/seed'
import { mayResume, resumeForMs } from '@candor/shared'
import { createInvite, findInvite } from '@candor/store'
import { StackProblem } from './problem.ts'

/**
 * The secret of an invite somebody can use now: the one handed out before while it can still be begun or gone on
 * with, else a new one on the seeded template. Kept in `<dataDir>/ready-invite.json`.
 */
export async function readyInvite(databaseUrl: string, dataDir: string): Promise<string> {
  const path = join(dataDir, 'ready-invite.json')
  const { db, close } = connect(databaseUrl, { max: 1, name: 'candor-stack' })
  try {
    const kept = readKept(path)
    if (kept !== undefined && (await isUsable(db, kept))) return kept
    const made = await createInvite(db, { templateId: sampleTemplateId, candidateName: 'Robin Sample' })
    if (!made.ok) throw new StackProblem('no-template', `The sample template is missing (${made.refusal}).`)
    writeFileSync(path, JSON.stringify({ secret: made.value.secret }), { mode: 0o600 })
    return made.value.secret
  } finally {
    await close()
  }
}

async function isUsable(db: Db, secret: string): Promise<boolean> {
  const found = await findInvite(db, { secret })
  if (!found.ok) return false
  const last = found.value.lastAttempt
  if (last === null || last.endReason === null) return true
  return mayResume(last.endReason) && (last.endedAt ?? 0) > Date.now() - resumeForMs
}

function readKept(path: string): string | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(path, 'utf8'))
    const secret = typeof kept === 'object' && kept !== null && 'secret' in kept ? kept.secret : undefined
    return typeof secret === 'string' ? secret : undefined
  } catch {
    return undefined
  }
}
