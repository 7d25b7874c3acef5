import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { interview } from './interview.ts'
import { organisation } from './organisation.ts'
import { transcriptItem } from './transcript-item.ts'

const moment = () => timestamp({ withTimezone: true })
const ofInterview = () => ({
  organisationId: text()
    .notNull()
    .references(() => organisation.id, { onDelete: 'cascade' }),
  interviewId: text()
    .notNull()
    .references(() => interview.id, { onDelete: 'cascade' }),
})

/** What somebody of the organisation marked in a transcript, and what they said about it. Taken back, it stays as a mark in time. */
export const itemComment = pgTable(
  'item_comment',
  {
    id: text().primaryKey(),
    ...ofInterview(),
    attemptId: text().notNull(),
    itemId: text().notNull(),
    /** Which letters of the item are meant; null where it is all of it. */
    quoteFrom: integer(),
    quoteTo: integer(),
    body: text().notNull().default(''),
    madeBy: text().notNull(),
    madeAt: moment().notNull().defaultNow(),
    removedAt: moment(),
  },
  (table) => [
    foreignKey({
      name: 'item_comment_of_item',
      columns: [table.attemptId, table.itemId],
      foreignColumns: [transcriptItem.attemptId, transcriptItem.itemId],
    }).onDelete('cascade'),
    index('item_comment_interview').on(table.interviewId, table.madeAt),
    check('item_comment_body', sql`length(${table.body}) <= 4000`),
    check(
      'item_comment_quote',
      sql`(${table.quoteFrom} is null) = (${table.quoteTo} is null) and coalesce(${table.quoteFrom} >= 0 and ${table.quoteFrom} < ${table.quoteTo}, true)`,
    ),
  ],
)

/** The right to read one transcript without an account, behind an unguessable secret of which only the hash is kept. */
export const transcriptShare = pgTable(
  'transcript_share',
  {
    id: text().primaryKey(),
    ...ofInterview(),
    secretHash: text().notNull(),
    /** For whom it was made, in the words of whoever made it. */
    label: text().notNull().default(''),
    hideNames: boolean().notNull().default(false),
    expiresAt: moment().notNull(),
    revokedAt: moment(),
    madeBy: text(),
    madeAt: moment().notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('transcript_share_secret').on(table.secretHash),
    index('transcript_share_interview').on(table.interviewId, table.madeAt),
    check('transcript_share_hash', sql`${table.secretHash} ~ '^[0-9a-f]{64}$'`),
    check('transcript_share_label', sql`length(${table.label}) <= 200`),
  ],
)

/** One opening of a shared transcript: when, and with which browser. */
export const shareView = pgTable(
  'share_view',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    shareId: text()
      .notNull()
      .references(() => transcriptShare.id, { onDelete: 'cascade' }),
    viewedAt: moment().notNull().defaultNow(),
    browser: text().notNull().default(''),
  },
  (table) => [index('share_view_of_share').on(table.shareId, table.id)],
)
