import type { Db } from '@candor/drizzle'
import { done, type Outcome, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { type Attempt, attemptColumns } from '../attempts/attempt.ts'
import { fromRow, rowsOf } from '../rows.ts'
import { standing } from '../transcripts/standing.ts'
import { elapsed } from './elapsed.ts'

/** Who holds an attempt. `beatenAgoMs` is by PostgreSQL's clock. */
export type Lease = {
  readonly epoch: number
  readonly jobId: string
  readonly host: string
  readonly pid: number
  readonly processStartedAt: number
  readonly beatenAgoMs: number
}

/** Items of one interviewer's time; `replaced` ones are provisional and were taken over by settled ones. */
export type EpochItems = { readonly epoch: number; readonly items: number; readonly replaced: number }

/** One line of what happened. `at` is epoch milliseconds. */
export type Happening = {
  readonly at: number
  readonly kind: string
  readonly epoch: number
  readonly detail: Record<string, unknown>
}

export type AttemptInside = Attempt & {
  readonly lease: Lease | null
  readonly itemsByEpoch: readonly EpochItems[]
  readonly events: readonly Happening[]
}

export type Inside = {
  readonly interviewId: string
  readonly candidateName: string
  readonly title: string
  /** PostgreSQL's clock at the answer: the one to measure the moments with. */
  readonly nowAt: number
  readonly attempts: readonly AttemptInside[]
}

type Head = Pick<Inside, 'interviewId' | 'candidateName' | 'title' | 'nowAt'>

/** Everything but the words about one attempt, or about all attempts of an interview, oldest first; `id` is the one's or the other's. */
export async function lookInto(
  db: Db,
  { id }: { id: string },
): Promise<Outcome<Inside, 'attempt_unknown' | 'interview_unknown'>> {
  const ofInterview = id.startsWith('int_')
  const [head] = await rowsOf(
    db,
    sql`select interview.id as interview_id, candidate_name, title, now() as now_at
        from interview join template on template.id = interview.template_id
        where interview.id = ${id} or interview.id = (select interview_id from attempt where id = ${id})`,
  )
  if (!head) return refused(ofInterview ? 'interview_unknown' : 'attempt_unknown')
  const rows = await rowsOf(
    db,
    sql`select ${attemptColumns('attempt')} from attempt where id = ${id} or interview_id = ${id} order by number`,
  )
  const attempts = await Promise.all(
    rows.map(async (row) => ({ ...fromRow<Attempt>(row), ...(await insideOf(db, String(row['id']))) })),
  )
  return done({ ...fromRow<Head>(head), attempts })
}

async function insideOf(db: Db, attemptId: string): Promise<Pick<AttemptInside, 'lease' | 'itemsByEpoch' | 'events'>> {
  const [lease, items, events] = await Promise.all([
    rowsOf(
      db,
      sql`select epoch, job_id, host, pid, process_started_at, ${elapsed(sql`beaten_at`)} as beaten_ago_ms
          from lease where attempt_id = ${attemptId}`,
    ),
    rowsOf(
      db,
      sql`select epoch, (count(*) filter (where ${standing}))::int as items,
            (count(*) filter (where not (${standing})))::int as replaced
          from transcript_item item where attempt_id = ${attemptId} group by epoch order by epoch`,
    ),
    rowsOf(
      db,
      sql`select (extract(epoch from at) * 1000)::float8 as at, kind, epoch, detail
          from attempt_event where attempt_id = ${attemptId} order by id`,
    ),
  ])
  return {
    lease: lease[0] ? fromRow<Lease>(lease[0]) : null,
    itemsByEpoch: items.map((row) => fromRow<EpochItems>(row)),
    events: events.map((row) => fromRow<Happening>(row)),
  }
}
