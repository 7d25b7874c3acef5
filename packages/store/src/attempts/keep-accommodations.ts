import type { Db } from '@candor/drizzle'
import { Accommodations, allowedLengthMs, noAccommodations } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

/**
 * Keeps what the candidate chose, with the longest length that follows from it. Only before the talk: a running one is not changed.
 * Answers the epoch at which something did change, 0 while no interviewer has come; null where nothing changed. An interviewer of that epoch
 * may have read what was there before; whoever comes later reads what was chosen.
 */
export async function keepAccommodations(
  db: Db,
  { attemptId, accommodations }: { attemptId: string; accommodations: Accommodations },
): Promise<number | null> {
  const [plan] = await rowsOf(
    db,
    sql`select (plan->'limits'->>'maxLengthMs')::int as max_length_ms
        from attempt join interview on interview.id = attempt.interview_id
        join template_version on template_version.template_id = interview.template_id
          and template_version.version = interview.template_version
        where attempt.id = ${attemptId}`,
  )
  if (!plan) return null
  const chosen = sql`${JSON.stringify(accommodations)}::jsonb`
  const nothing = sql`${JSON.stringify(noAccommodations)}::jsonb`
  const [row] = await rowsOf(
    db,
    sql`update attempt set accommodations = ${chosen},
          max_length_ms = ${allowedLengthMs(Number(plan['max_length_ms']), accommodations)}
        where id = ${attemptId} and state = 'open' and coalesce(accommodations, ${nothing}) <> ${chosen} returning epoch`,
  )
  return row ? Number(row['epoch']) : null
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
