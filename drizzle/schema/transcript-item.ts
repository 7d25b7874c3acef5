import { itemKinds, speakers } from '@candor/shared'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core'
import { attempt } from './attempt.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** What was said. Appended when it is said, never changed. */
export const transcriptItem = pgTable(
  'transcript_item',
  {
    attemptId: text()
      .notNull()
      .references(() => attempt.id, { onDelete: 'cascade' }),
    itemId: text().notNull(),
    epoch: integer().notNull(),
    seq: integer().notNull(),
    speaker: text({ enum: speakers }).notNull(),
    kind: text({ enum: itemKinds }).notNull(),
    text: text().notNull(),
    saidAt: timestamp({ withTimezone: true }).notNull(),
    saidForMs: integer(),
    interrupted: boolean().notNull(),
    confidence: real(),
    questionId: text(),
    provisional: boolean().notNull(),
    /** Item ids of provisional finals that this item replaces. Kept here and not on them, so that neither has to come first. */
    supersedes: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    storedAt: timestamp({ withTimezone: true })
      .notNull()
      .default(sql`clock_timestamp()`),
    /** Whose it is and what it is searched by: filled by a trigger of migration 0013, whoever appends it. */
    organisationId: text(),
    words: tsvector(),
  },
  (table) => [
    primaryKey({ columns: [table.attemptId, table.itemId] }),
    unique('transcript_item_order').on(table.attemptId, table.epoch, table.seq),
    // A short pending list: appending stays cheap, and whoever searches does not read through much of it.
    index('transcript_item_words').using('gin', table.words).with({ fastupdate: true, gin_pending_list_limit: 512 }),
    check('transcript_item_numbers', sql`${table.epoch} >= 1 and ${table.seq} >= 1`),
  ],
)
