import type { Db } from '@candor/drizzle'
import { sealAfterMs } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'

/** Words that come late come in crowds: a spool is adopted line by line. The next version waits until so much time has passed without one. */
const quiet = sql`interval '2 seconds'`

/** An interviewer held the attempt or said something in it, and has not reported how many items it kept. */
const someoneSilent = sql`exists (
  select from (select epoch from attempt_event where attempt_id = attempt.id and kind = 'interviewer_claimed'
               union select epoch from transcript_item where attempt_id = attempt.id) held
  where not exists (
    select from interviewer_report report where report.attempt_id = attempt.id and report.epoch = held.epoch))`

const sealDue = sql`attempt.state = 'ended' and case
  when seal.version > 0 then seal.changed_at < now() - ${quiet}
  else attempt.ended_at < now() - ${sealAfterMs}::int * interval '1 millisecond' or not ${someoneSilent} end`

export type Sealed = { readonly attemptId: string; readonly version: number }

/**
 * Seals up to `limit` transcripts: of ended attempts whose interviewers have all reported, or that ended a minute ago, and once more, under
 * the next number, those to which something was added since. In the same statement the work that begins now is owed. The attempt's row
 * is locked as well: whoever is just adding an item holds it, so that a seal comes either after that item or before its counting.
 */
export async function sealTranscripts(db: Db, { limit }: { limit: number }): Promise<Sealed[]> {
  const rows = await rowsOf(
    db,
    sql`with due as (
          select seal.attempt_id from transcript_seal seal join attempt on attempt.id = seal.attempt_id
          where seal.sealed_changes < seal.changes and ${sealDue}
          order by seal.changed_at limit ${limit} for update skip locked
        ), sealed as (
          update transcript_seal seal set version = version + 1, sealed_changes = changes, sealed_at = now()
          from due where seal.attempt_id = due.attempt_id returning seal.attempt_id, version
        ), owed as (
          insert into after_call_job (attempt_id, kind, version) select attempt_id, 'receipt', version from sealed
        ), told as (
          insert into attempt_event (attempt_id, kind, epoch, detail)
          select id, 'transcript_sealed', epoch, jsonb_build_object('state', state, 'version', version)
          from sealed join attempt on id = attempt_id
        )
        select attempt_id, version from sealed`,
  )
  return rows.map((row) => fromRow<Sealed>(row))
}
