import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, primaryKey, real, text, timestamp } from 'drizzle-orm/pg-core'
import { attempt } from './attempt.ts'

/** What one interviewer took and how quick it was: numbers only, never a word of what was said. Lengths are milliseconds. */
export const interviewerFigures = pgTable(
  'interviewer_figures',
  {
    attemptId: text()
      .notNull()
      .references(() => attempt.id, { onDelete: 'cascade' }),
    epoch: integer().notNull(),
    host: text().notNull(),
    /** From the candidate's arrival to the interviewer's first sound; null where it never spoke. */
    firstSoundMs: integer(),
    /** Answers that were replied to, and how long the candidate waited for the reply. */
    turns: integer().notNull(),
    turnP50Ms: integer('turn_p50_ms'),
    turnP95Ms: integer('turn_p95_ms'),
    providerErrors: integer().notNull(),
    promptTokens: integer().notNull(),
    completionTokens: integer().notNull(),
    /** Sound sent to speech-to-text, and characters sent to the voice. */
    heardMs: integer().notNull(),
    spokenCharacters: integer().notNull(),
    peakMemoryBytes: bigint({ mode: 'number' }).notNull(),
    cpuMs: integer().notNull(),
    /** By the prices of the configuration; null where none are set. */
    cost: real(),
    notedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.attemptId, table.epoch] }),
    index('interviewer_figures_noted').on(table.notedAt),
    check('interviewer_figures_epoch', sql`${table.epoch} >= 1`),
  ],
)
