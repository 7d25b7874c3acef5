import { sql } from 'drizzle-orm'
import { bigint, boolean, check, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { attempt } from './attempt.ts'

/**
 * The sound of an attempt as one interviewer recorded it. `recording` until its file is stored; `empty` when the interviewer was gone
 * before anything was recorded.
 */
export const recordingPart = pgTable(
  'recording_part',
  {
    attemptId: text()
      .notNull()
      .references(() => attempt.id, { onDelete: 'cascade' }),
    epoch: integer().notNull(),
    startedAt: timestamp({ withTimezone: true }).notNull(),
    state: text({ enum: ['recording', 'stored', 'empty'] })
      .notNull()
      .default('recording'),
    lengthMs: integer(),
    bytes: bigint({ mode: 'number' }),
    storageKey: text(),
    /** False where the recording was cut off: its last seconds may be missing. */
    complete: boolean(),
  },
  (table) => [
    primaryKey({ columns: [table.attemptId, table.epoch] }),
    check('recording_part_epoch', sql`${table.epoch} >= 1`),
    check(
      'recording_part_stored',
      sql`${table.state} in ('recording', 'stored', 'empty') and (${table.state} = 'stored') = (${table.lengthMs} is not null
        and coalesce(${table.bytes}, 0) > 0 and ${table.storageKey} is not null and ${table.complete} is not null)`,
    ),
  ],
)
