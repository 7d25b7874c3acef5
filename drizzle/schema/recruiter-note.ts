import { noteKinds } from '@candor/shared'
import { sql, type SQL } from 'drizzle-orm'
import { check, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { attempt } from './attempt.ts'

const oneOf = (values: readonly string[]): SQL => sql.raw(values.map((value) => `'${value}'`).join(', '))

/** What the interviewer noted for the recruiter during an attempt: a question it could not answer, a wish. Nobody's judgement. */
export const recruiterNote = pgTable(
  'recruiter_note',
  {
    attemptId: text()
      .notNull()
      .references(() => attempt.id, { onDelete: 'cascade' }),
    /** The same words about the same thing are one note, however often they are noted. */
    noteId: text().notNull(),
    epoch: integer().notNull(),
    kind: text({ enum: noteKinds }).notNull(),
    text: text().notNull(),
    questionId: text(),
    notedAt: timestamp({ withTimezone: true })
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.attemptId, table.noteId] }),
    check('recruiter_note_kind_known', sql`${table.kind} in (${oneOf(noteKinds)})`),
    check('recruiter_note_length', sql`length(${table.text}) between 1 and 600`),
  ],
)
