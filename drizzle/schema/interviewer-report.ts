import { integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { attempt } from './attempt.ts'

/** How many items an interviewer kept, said by itself when it left. Without it nobody can vouch for its last words. */
export const interviewerReport = pgTable(
  'interviewer_report',
  {
    attemptId: text()
      .notNull()
      .references(() => attempt.id, { onDelete: 'cascade' }),
    epoch: integer().notNull(),
    lastSeq: integer().notNull(),
    reportedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.attemptId, table.epoch] })],
)
