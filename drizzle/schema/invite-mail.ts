import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { invite } from './invite.ts'
import { organisation } from './organisation.ts'

const moment = () => timestamp({ withTimezone: true })
export const mailKinds = ['invitation', 'reminder', 'withdrawn'] as const

/** A mail that is owed to an invited person. Its words and its link are made when it is sent, so no secret lies here. */
export const inviteMail = pgTable(
  'invite_mail',
  {
    inviteId: text()
      .notNull()
      .references(() => invite.id, { onDelete: 'cascade' }),
    kind: text({ enum: mailKinds }).notNull(),
    organisationId: text()
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    dueAt: moment().notNull().defaultNow(),
    /** Somebody is sending it until then; others leave it alone. */
    takenUntil: moment(),
    tries: integer().notNull().default(0),
    lastError: text(),
    sentAt: moment(),
    /** It is not wanted any more, or was given up. */
    droppedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.inviteId, table.kind] }),
    index('invite_mail_owed')
      .on(table.dueAt)
      .where(sql`${table.sentAt} is null and ${table.droppedAt} is null`),
    check('invite_mail_known', sql`${table.kind} in ('invitation', 'reminder', 'withdrawn')`),
  ],
)
