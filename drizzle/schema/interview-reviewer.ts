import { pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { interview } from './interview.ts'
import { organisation } from './organisation.ts'
import { person } from './person.ts'

/** An interview shown to a reviewer: reviewers see these and no others. */
export const interviewReviewer = pgTable(
  'interview_reviewer',
  {
    interviewId: text()
      .notNull()
      .references(() => interview.id, { onDelete: 'cascade' }),
    personId: text()
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    sharedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.interviewId, table.personId] }),
    uniqueIndex('interview_reviewer_person').on(table.personId, table.interviewId),
  ],
)
