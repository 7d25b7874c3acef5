import { foreignKey, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { templateVersion } from './template.ts'

/** A template put to one candidate. */
export const interview = pgTable(
  'interview',
  {
    id: text().primaryKey(),
    templateId: text().notNull(),
    templateVersion: integer().notNull(),
    candidateName: text().notNull(),
    candidateEmail: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    foreignKey({
      name: 'interview_pins_template_version',
      columns: [table.templateId, table.templateVersion],
      foreignColumns: [templateVersion.templateId, templateVersion.version],
    }),
  ],
)
