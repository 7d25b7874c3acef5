import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { interview } from './interview.ts'

/** The right to attempt. Only the SHA-256 of the secret is kept: a stolen dump opens nothing. */
export const invite = pgTable(
  'invite',
  {
    id: text().primaryKey(),
    interviewId: text()
      .notNull()
      .references(() => interview.id, { onDelete: 'cascade' }),
    secretHash: text().notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    revokedAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    createdBy: text(),
    /** The invite that this one took the place of, and why, in the recruiter's words. */
    replaces: text(),
    reason: text(),
    /** Where its candidate reads clocks, an IANA name; the organisation's where null. */
    timeZone: text(),
  },
  (table) => [
    uniqueIndex('invite_secret_hash').on(table.secretHash),
    index('invite_interview').on(table.interviewId),
    check('invite_secret_hash_is_sha256', sql`${table.secretHash} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** What the candidate agreed to, and when. One row per text version. */
export const consent = pgTable(
  'consent',
  {
    inviteId: text()
      .notNull()
      .references(() => invite.id, { onDelete: 'cascade' }),
    version: text().notNull(),
    givenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [uniqueIndex('consent_once_per_version').on(table.inviteId, table.version)],
)
