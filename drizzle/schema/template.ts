import { firstOrganisationId, type Plan, type Rubric, type TemplateDraft, type TemplateSettings } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique } from 'drizzle-orm/pg-core'
import { organisation } from './organisation.ts'

const moment = () => timestamp({ withTimezone: true })

export const template = pgTable(
  'template',
  {
    id: text().primaryKey(),
    /** What the installation's own tools make belongs to its first organisation. The desk always says whose it is. */
    organisationId: text()
      .notNull()
      .default(firstOrganisationId)
      .references(() => organisation.id, { onDelete: 'cascade' }),
    title: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
    createdBy: text(),
    /** Put away: nobody is invited to it any more. */
    archivedAt: moment(),
  },
  (table) => [
    unique('template_of_organisation').on(table.organisationId, table.id),
    index('template_newest').on(table.organisationId, table.createdAt),
  ],
)

/**
 * A published version never changes (a trigger refuses it); an interview pins one. Rubric and settings have columns of their own because
 * the interviewer may not read them.
 */
export const templateVersion = pgTable(
  'template_version',
  {
    templateId: text()
      .notNull()
      .references(() => template.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    plan: jsonb().$type<Plan>().notNull(),
    rubric: jsonb().$type<Rubric>().notNull(),
    settings: jsonb()
      .$type<Partial<TemplateSettings>>()
      .notNull()
      .default(sql`'{}'`),
    publishedAt: moment().notNull().defaultNow(),
    publishedBy: text(),
  },
  (table) => [primaryKey({ columns: [table.templateId, table.version] })],
)

/**
 * What is being written, one per template, as it was typed: it need not be whole. Each save counts the revision up and names the one it
 * began from, so that of two editors the second is refused and nothing is overwritten.
 */
export const templateDraft = pgTable('template_draft', {
  templateId: text()
    .primaryKey()
    .references(() => template.id, { onDelete: 'cascade' }),
  revision: integer().notNull().default(1),
  content: jsonb().$type<TemplateDraft>().notNull(),
  editedAt: moment().notNull().defaultNow(),
  editedBy: text(),
})
