import { sql } from 'drizzle-orm'
import { bigint, boolean, check, jsonb, pgTable, timestamp } from 'drizzle-orm/pg-core'

/**
 * What all sweepers together know of their work. Exactly one row. Whoever finds that nobody has swept for a while assumes that PostgreSQL
 * itself was away, and gives every interviewer one lease of grace before anybody may be replaced.
 */
export const sweepState = pgTable(
  'sweep_state',
  {
    only: boolean().primaryKey().default(true),
    lastRunAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    graceUntil: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** A sweep that came after a silence, and one at least a lease before it with no outage between. Who was overdue at that one is lost. */
    silenceAt: timestamp({ withTimezone: true })
      .notNull()
      .default(sql`'-infinity'`),
    pastSilenceAt: timestamp({ withTimezone: true })
      .notNull()
      .default(sql`'-infinity'`),
    /** When LiveKit's rooms were last compared with ours. */
    roomsComparedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    runs: bigint({ mode: 'number' }).notNull().default(0),
    /** What the last sweep that found something to do did, and when. */
    lastWork: jsonb().$type<Record<string, unknown>>(),
    lastWorkAt: timestamp({ withTimezone: true }),
  },
  (table) => [check('sweep_state_is_one_row', sql`${table.only}`)],
)
