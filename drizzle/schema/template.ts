import type { Plan, Rubric } from '@candor/shared'
import { integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

export const template = pgTable('template', {
  id: text().primaryKey(),
  title: text().notNull(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})

/** A published version never changes; an interview pins one. The rubric has its own column because the interviewer may not read it. */
export const templateVersion = pgTable(
  'template_version',
  {
    templateId: text()
      .notNull()
      .references(() => template.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    plan: jsonb().$type<Plan>().notNull(),
    rubric: jsonb().$type<Rubric>().notNull(),
    publishedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.templateId, table.version] })],
)
