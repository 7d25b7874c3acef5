import { sql } from 'drizzle-orm'
import { type Asked, fromRow, type RawRow, rowsOf } from '../rows.ts'
import { type LiveEvent, liveColumns } from './live-event.ts'

export type EventsRead = {
  readonly events: readonly LiveEvent[]
  /** Every transaction before this one was over when the events were read. */
  readonly overBefore: bigint
  /** No transaction from this one on had begun by then. */
  readonly begunBefore: bigint
}

type Span = { readonly after: number; readonly upTo?: number; readonly organisationId?: string; readonly limit: number }

/** Events by their numbers, with what is known of the transactions that could still bring one with a lower number. */
export async function readEvents(db: Asked, { after, upTo, organisationId, limit }: Span): Promise<EventsRead> {
  const rows = await rowsOf(
    db,
    sql`select pg_snapshot_xmin(snapshot)::text as over_before, pg_snapshot_xmax(snapshot)::text as begun_before, told.*
        from pg_current_snapshot() snapshot left join lateral (
          select event.id::float8 as id, event.kind, (extract(epoch from clock_timestamp() - event.at) * 1000)::float8 as ago_ms,
            interview.organisation_id, ${liveColumns}
          from attempt_event event join attempt on attempt.id = event.attempt_id
          join interview on interview.id = attempt.interview_id join template on template.id = interview.template_id
          where event.id > ${after} and event.id <= ${upTo ?? Number.MAX_SAFE_INTEGER}
            and (${organisationId ?? null}::text is null or interview.organisation_id = ${organisationId ?? null})
          order by event.id limit ${limit}
        ) told on true order by told.id`,
  )
  const [first] = rows
  return {
    overBefore: BigInt(String(first?.['over_before'])),
    begunBefore: BigInt(String(first?.['begun_before'])),
    events: rows
      .filter(({ id }) => id !== null)
      .map(({ over_before: _over, begun_before: _begun, ...row }: RawRow) => fromRow<LiveEvent>(row)),
  }
}

/** The highest number that any event has. */
export async function readLastEventNumber(db: Asked): Promise<number> {
  const [row] = await rowsOf(db, sql`select coalesce(max(id), 0)::float8 as last from attempt_event`)
  return Number(row?.['last'])
}
