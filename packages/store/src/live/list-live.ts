import { sql } from 'drizzle-orm'
import type { Desk } from '../accounts/as-member.ts'
import { fromRow, rowsOf } from '../rows.ts'
import { type LiveAttempt, liveColumns } from './live-event.ts'

const mostShown = 500

/** The unfinished attempts of the organisation, the oldest first. */
export async function listLive(desk: Desk): Promise<readonly LiveAttempt[]> {
  const rows = await rowsOf(
    desk,
    sql`select ${liveColumns} from attempt join interview on interview.id = attempt.interview_id
        join template on template.id = interview.template_id
        where attempt.state <> 'ended' and interview.organisation_id = ${desk.organisationId}
          and interview.state <> 'ended' and interview.state <> 'invited'
        order by attempt.opened_at limit ${mostShown}`,
  )
  return rows.map((row) => fromRow<LiveAttempt>(row))
}
