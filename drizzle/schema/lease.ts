import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { attempt } from './attempt.ts'

/**
 * Who interviews now and when they last proved it. Narrow and apart from `attempt`, because it is updated once a second:
 * no index covers `beaten_at`, so that the update stays on its page (the migration sets a low fill factor).
 */
export const lease = pgTable('lease', {
  attemptId: text()
    .primaryKey()
    .references(() => attempt.id, { onDelete: 'cascade' }),
  epoch: integer().notNull(),
  jobId: text().notNull(),
  host: text().notNull(),
  pid: integer().notNull(),
  processStartedAt: timestamp({ withTimezone: true }).notNull(),
  beatenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})
