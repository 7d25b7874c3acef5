import { sql } from 'drizzle-orm'
import { boolean, check, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** The workers that run, and how many interviews each may have and has. A row that nobody has beaten for a while belongs to one that is gone. */
export const worker = pgTable(
  'worker',
  {
    /** Another one at each start. */
    id: text().primaryKey(),
    host: text().notNull(),
    pid: integer().notNull(),
    capacity: integer().notNull(),
    running: integer().notNull(),
    /** It finishes what it has and takes nothing more. */
    draining: boolean().notNull(),
    beatenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [check('worker_numbers', sql`${table.capacity} >= 1 and ${table.running} >= 0`)],
)
