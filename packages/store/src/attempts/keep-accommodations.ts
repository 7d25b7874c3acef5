import type { Db } from '@candor/drizzle'
import { Accommodations, allowedLengthMs, noAccommodations } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

/**
 * Keeps what the candidate chose, with the longest length that follows from it. Only before the talk: a running one is not changed.
 * Answers whether anything did change.
 */
export async function keepAccommodations(
  db: Db,
  { attemptId, accommodations }: { attemptId: string; accommodations: Accommodations },
): Promise<boolean> {
  const [plan] = await rowsOf(
    db,
    sql`select (plan->'limits'->>'maxLengthMs')::int as max_length_ms
        from attempt join interview on interview.id = attempt.interview_id
        join template_version on template_version.template_id = interview.template_id
          and template_version.version = interview.template_version
        where attempt.id = ${attemptId}`,
  )
  if (!plan) return false
  const chosen = sql`${JSON.stringify(accommodations)}::jsonb`
  const rows = await rowsOf(
    db,
    sql`update attempt set accommodations = ${chosen},
          max_length_ms = ${allowedLengthMs(Number(plan['max_length_ms']), accommodations)}
        where id = ${attemptId} and state = 'open' and accommodations is distinct from ${chosen} returning id`,
  )
  return rows.length > 0
}

/** What was chosen for an attempt; nothing where nobody chose. Readable by `candor_agent`, shown on no page of the desk. */
export async function readAccommodations(db: Db, { attemptId }: { attemptId: string }): Promise<Accommodations> {
  const [row] = await rowsOf(db, sql`select accommodations from attempt where id = ${attemptId}`)
  return accommodationsOf(row?.['accommodations'])
}

/** Reads the column; what an older or newer version wrote and this one does not know counts as nothing chosen. */
export function accommodationsOf(column: unknown): Accommodations {
  return Accommodations.safeParse(column).data ?? noAccommodations
}
