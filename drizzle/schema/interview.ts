import { foreignKey, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { template, templateVersion } from './template.ts'

/** A template put to one candidate. */
export const interview = pgTable(
  'interview',
  {
    id: text().primaryKey(),
    /** The template's, by the foreign key. */
    organisationId: text().notNull(),
    templateId: text().notNull(),
    templateVersion: integer().notNull(),
    candidateName: text().notNull(),
    candidateEmail: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    createdBy: text(),
  },
  (table) => [
    foreignKey({
      name: 'interview_of_organisation',
      columns: [table.organisationId, table.templateId],
      foreignColumns: [template.organisationId, template.id],
    }),
    index('interview_newest').on(table.organisationId, table.createdAt, table.id),
    foreignKey({
      name: 'interview_pins_template_version',
      columns: [table.templateId, table.templateVersion],
      foreignColumns: [templateVersion.templateId, templateVersion.version],
    }),
  ],
)
