import { sql } from 'drizzle-orm'
import { boolean, check, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** Who we are among several installations that may share one LiveKit project. Exactly one row, made with the database. */
export const installation = pgTable(
  'installation',
  {
    only: boolean().primaryKey().default(true),
    id: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    check('installation_is_one_row', sql`${table.only}`),
    check('installation_id_is_short', sql`${table.id} ~ '^[0-9a-z]{8,16}$'`),
  ],
)
