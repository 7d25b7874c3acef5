import { attemptStates, endReasons } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
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
    /**
     * How its newest attempt stands, so that a board of many interviews is sorted and filtered by an index: kept by a trigger of
     * migration 0013 with each move of an attempt. The attempt's row decides; this is a copy.
     */
    state: text({ enum: ['invited', ...attemptStates] })
      .notNull()
      .default('invited'),
    endReason: text({ enum: endReasons }),
    attempts: integer().notNull().default(0),
    /** By which a board is ordered: the expression itself would be no condition that the policies let an index answer. */
    sortName: text()
      .notNull()
      .generatedAlwaysAs(sql`lower(candidate_name)`),
    activeAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    foreignKey({
      name: 'interview_of_organisation',
      columns: [table.organisationId, table.templateId],
      foreignColumns: [template.organisationId, template.id],
    }),
    index('interview_by_state').on(table.organisationId, table.state, table.createdAt, table.id),
    index('interview_by_reason').on(table.organisationId, table.endReason, table.createdAt, table.id),
    index('interview_by_activity').on(table.organisationId, table.activeAt, table.id),
    index('interview_by_name').on(table.organisationId, table.sortName, table.id),
    check('interview_reason_of_end', sql`(${table.state} in ('closing', 'ended')) = (${table.endReason} is not null)`),
    index('interview_newest').on(table.organisationId, table.createdAt, table.id),
    foreignKey({
      name: 'interview_pins_template_version',
      columns: [table.templateId, table.templateVersion],
      foreignColumns: [templateVersion.templateId, templateVersion.version],
    }),
  ],
)
