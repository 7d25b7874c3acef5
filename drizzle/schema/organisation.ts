import { memberRoles } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { person } from './person.ts'

const moment = () => timestamp({ withTimezone: true })
const roles = sql.raw(memberRoles.map((role) => `'${role}'`).join(', '))

/** Whom templates, interviews and members belong to. Nothing is shared between two of them. */
export const organisation = pgTable(
  'organisation',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** Where its people read clocks: an IANA name. */
    timeZone: text().notNull().default('UTC'),
    createdAt: moment().notNull().defaultNow(),
  },
  (table) => [check('organisation_has_name', sql`length(${table.name}) between 1 and 120`)],
)

/** A person in an organisation, with what they may do there. */
export const member = pgTable(
  'member',
  {
    organisationId: text()
      .notNull()
      .references(() => organisation.id, { onDelete: 'cascade' }),
    personId: text()
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    role: text({ enum: memberRoles }).notNull(),
    joinedAt: moment().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.personId] }),
    index('member_person').on(table.personId),
    check('member_role_known', sql`${table.role} in (${roles})`),
  ],
)
