import { sql } from 'drizzle-orm'
import { check, foreignKey, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { attempt } from './attempt.ts'
import { interview } from './interview.ts'
import { transcriptItem } from './transcript-item.ts'

const moment = () => timestamp({ withTimezone: true }).notNull().defaultNow()

/** What a candidate says of a line of their own that was misheard. The line itself stays as it was heard. */
export const candidateCorrection = pgTable(
  'candidate_correction',
  {
    attemptId: text().notNull(),
    itemId: text().notNull(),
    text: text().notNull(),
    correctedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.attemptId, table.itemId] }),
    foreignKey({
      name: 'candidate_correction_of_item',
      columns: [table.attemptId, table.itemId],
      foreignColumns: [transcriptItem.attemptId, transcriptItem.itemId],
    }).onDelete('cascade'),
    check('candidate_correction_length', sql`length(${table.text}) between 1 and 10000`),
  ],
)

const grades = ['good', 'mixed', 'bad'] as const
const known = sql.raw(grades.map((grade) => `'${grade}'`).join(', '))

/** How an attempt was for its candidate. Not for those who judge: no page of the desk may read a single one. */
export const candidateFeedback = pgTable(
  'candidate_feedback',
  {
    attemptId: text()
      .primaryKey()
      .references(() => attempt.id, { onDelete: 'cascade' }),
    heard: text({ enum: grades }),
    worked: text({ enum: grades }),
    givenAt: moment(),
  },
  (table) => [
    check('candidate_feedback_known', sql`${table.heard} in (${known}) and ${table.worked} in (${known})`),
    check('candidate_feedback_says_something', sql`coalesce(${table.heard}, ${table.worked}) is not null`),
  ],
)

/** The candidate asks for everything of an interview to be deleted. Taken back, the row is gone; the log keeps both. */
export const deletionRequest = pgTable('deletion_request', {
  interviewId: text()
    .primaryKey()
    .references(() => interview.id, { onDelete: 'cascade' }),
  askedAt: moment(),
})
