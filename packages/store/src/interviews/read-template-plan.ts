import type { Db } from '@candor/drizzle'
import { done, type Outcome, Plan, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

/** The plan of a template as it was published last. Readable by `candor_agent`. */
export async function readTemplatePlan(
  db: Db,
  { templateId }: { templateId: string },
): Promise<Outcome<Plan, 'template_unknown'>> {
  const [row] = await rowsOf(
    db,
    sql`select plan from template_version where template_id = ${templateId} order by version desc limit 1`,
  )
  return row ? done(Plan.parse(row['plan'])) : refused('template_unknown')
}
