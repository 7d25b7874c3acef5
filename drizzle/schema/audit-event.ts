import { sql } from 'drizzle-orm'
import { bigserial, check, index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/**
 * Who did and saw what. Rows are appended in the transaction of the deed itself and never changed: a trigger refuses that to everybody,
 * the owner of the table included. Without references, so that a row outlives what it tells of.
 */
export const auditEvent = pgTable(
  'audit_event',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    organisationId: text().notNull(),
    at: timestamp({ withTimezone: true })
      .notNull()
      .default(sql`clock_timestamp()`),
    /** Null where no person did it: a command, or the product itself. */
    personId: text(),
    /** The name as it was then. */
    actor: text().notNull(),
    action: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
    detail: jsonb()
      .$type<Record<string, unknown>>()
      .notNull()
      .default(sql`'{}'`),
  },
  (table) => [
    index('audit_event_newest').on(table.organisationId, table.id),
    check('audit_event_action', sql`${table.action} ~ '^[a-z]+(_[a-z]+)*$'`),
  ],
)
