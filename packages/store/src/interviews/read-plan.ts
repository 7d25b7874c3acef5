import type { Db } from '@candor/drizzle'
import { type Accommodations, done, type Outcome, Plan, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { accommodationsOf } from '../attempts/keep-accommodations.ts'
import { rowsOf } from '../rows.ts'

/** What the interviewer of an attempt knows: the plan without rubric, the candidate's name, and what the candidate needs. Readable by `candor_agent`. */
export async function readPlan(
  db: Db,
  { attemptId }: { attemptId: string },
): Promise<Outcome<{ plan: Plan; candidateName: string; accommodations: Accommodations }, 'attempt_unknown'>> {
  const [row] = await rowsOf(
    db,
    sql`select template_version.plan, interview.candidate_name, attempt.accommodations
        from attempt join interview on interview.id = attempt.interview_id
        join template_version on template_version.template_id = interview.template_id
          and template_version.version = interview.template_version
        where attempt.id = ${attemptId}`,
  )
  if (!row) return refused('attempt_unknown')
  return done({
    plan: Plan.parse(row['plan']),
    candidateName: String(row['candidate_name']),
    accommodations: accommodationsOf(row['accommodations']),
  })
}
