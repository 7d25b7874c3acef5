import { sql } from 'drizzle-orm'
import type { Desk } from '../accounts/as-member.ts'
import { fromRow, rowsOf } from '../rows.ts'
import { arrayOf } from './list-board.ts'

/** An interview that something is to be done to: its newest attempt, and the invite that still opens it. */
export type ActionTarget = {
  readonly interviewId: string
  readonly candidateName: string
  readonly attemptId: string | null
  readonly inviteId: string | null
}

/** Those of the interviews that are the organisation's; the others are not told apart from what never was. */
export async function findForAction(
  desk: Desk,
  { interviewIds }: { readonly interviewIds: readonly string[] },
): Promise<readonly ActionTarget[]> {
  const rows = await rowsOf(
    desk,
    sql`select interview.id as interview_id, candidate_name, attempt.id as attempt_id, (
          select invite.id from invite where invite.interview_id = interview.id and revoked_at is null
          order by created_at desc limit 1
        ) as invite_id
        from interview left join attempt on attempt.interview_id = interview.id and attempt.number = interview.attempts
        where interview.organisation_id = ${desk.organisationId} and interview.id = any(${arrayOf(interviewIds)})
        order by interview.created_at desc`,
  )
  return rows.map((row) => fromRow<ActionTarget>(row))
}
