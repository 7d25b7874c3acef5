import type { Db } from '@candor/drizzle'
import type { FeedbackGrade } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

export type Feedback = { readonly heard: FeedbackGrade | null; readonly worked: FeedbackGrade | null }

/** Keeps how an ended attempt was for its candidate; said again it takes the place of what was said before. False where none has ended. */
export async function giveFeedback(
  db: Db,
  { attemptId, heard, worked }: Feedback & { readonly attemptId: string },
): Promise<boolean> {
  const rows = await rowsOf(
    db,
    sql`insert into candidate_feedback (attempt_id, heard, worked)
        select id, ${heard}, ${worked} from attempt where id = ${attemptId} and state = 'ended'
        on conflict (attempt_id) do update set heard = excluded.heard, worked = excluded.worked, given_at = now()
        returning attempt_id`,
  )
  return rows.length > 0
}
