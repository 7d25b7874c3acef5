import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { attempt } from './attempt.ts'

const moment = () => timestamp({ withTimezone: true })

/**
 * What is owed to the transcript of an ended attempt: to be sealed, and sealed again under the next number when words arrive later. Rows
 * come with the end itself and changes are counted with the words (triggers of migrations 0006 and 0008), so that nobody can forget to.
 */
export const transcriptSeal = pgTable(
  'transcript_seal',
  {
    attemptId: text()
      .primaryKey()
      .references(() => attempt.id, { onDelete: 'cascade' }),
    /** 0 until it was sealed for the first time. */
    version: integer().notNull().default(0),
    changes: integer().notNull().default(1),
    /** Up to which change the last seal reaches. */
    sealedChanges: integer().notNull().default(0),
    changedAt: moment().notNull().defaultNow(),
    sealedAt: moment(),
  },
  (table) => [
    index('transcript_seal_owed')
      .on(table.changedAt)
      .where(sql`${table.sealedChanges} < ${table.changes}`),
    check('transcript_seal_has_moment', sql`(${table.version} = 0) = (${table.sealedAt} is null)`),
    check('transcript_seal_counts', sql`${table.sealedChanges} between 0 and ${table.changes}`),
  ],
)

/** Work that begins when a transcript is sealed. A row is owed until it is paid, however often a worker dies over it. */
export const afterCallJob = pgTable(
  'after_call_job',
  {
    attemptId: text().notNull(),
    kind: text({ enum: ['receipt'] }).notNull(),
    version: integer().notNull(),
    dueAt: moment().notNull().defaultNow(),
    /** A worker is at it until then; others leave it alone. */
    takenUntil: moment(),
    tries: integer().notNull().default(0),
    lastError: text(),
    paidAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.attemptId, table.kind, table.version] }),
    foreignKey({ columns: [table.attemptId], foreignColumns: [attempt.id] }).onDelete('cascade'),
    index('after_call_job_owed')
      .on(table.dueAt)
      .where(sql`${table.paidAt} is null`),
    check('after_call_job_known', sql`${table.kind} in ('receipt')`),
  ],
)

/** What can be told of a sealed transcript without a word of it: whether it is whole, how long, and its fingerprint. */
export const receipt = pgTable(
  'receipt',
  {
    attemptId: text()
      .notNull()
      .references(() => attempt.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    verdict: jsonb().$type<Record<string, unknown>>().notNull(),
    items: integer().notNull(),
    /** SHA-256 of the items in their order, hexadecimal. */
    fingerprint: text().notNull(),
    madeAt: moment().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.attemptId, table.version] }),
    check('receipt_fingerprint', sql`${table.fingerprint} ~ '^[0-9a-f]{64}$'`),
  ],
)
