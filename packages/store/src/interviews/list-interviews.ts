import type { AttemptState, EndReason } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { attemptColumns } from '../attempts/attempt.ts'
import { type Asked, fromRow, ofOrganisation, rowsOf } from '../rows.ts'
import { standing } from '../transcripts/standing.ts'

/** A row of the recruiter's list: an interview with its newest attempt. Moments are epoch milliseconds. */
export type InterviewRow = {
  readonly interviewId: string
  readonly candidateName: string
  readonly title: string
  readonly createdAt: number
  readonly attempts: number
  readonly attemptId: string | null
  readonly state: AttemptState | null
  readonly endReason: EndReason | null
  readonly deadlineAt: number | null
  readonly liveAt: number | null
  readonly endedAt: number | null
  readonly items: number
}

/** The newest interviews first, at most `limit`. */
export async function listInterviews(db: Asked, { limit }: { limit: number }): Promise<InterviewRow[]> {
  const rows = await rowsOf(
    db,
    sql`select interview.id as interview_id, candidate_name, template.title, interview.created_at,
          coalesce(last.number, 0) as attempts, last.id as attempt_id, last.state, last.end_reason, last.deadline_at,
          last.live_at, last.ended_at,
          (select count(*)::int from transcript_item item
            where item.attempt_id = last.id and ${standing}) as items
        from interview join template on template.id = interview.template_id
        left join lateral (
          select ${attemptColumns('attempt')} from attempt where attempt.interview_id = interview.id order by number desc limit 1
        ) last on true
        where ${ofOrganisation(db, sql`interview.organisation_id`)}
        order by coalesce(last.opened_at, interview.created_at) desc limit ${limit}`,
  )
  return rows.map((row) => fromRow<InterviewRow>(row))
}
