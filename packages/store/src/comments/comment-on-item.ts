import { done, type Outcome, randomLetters, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import type { Desk } from '../accounts/as-member.ts'
import { noteAudit } from '../audit/note-audit.ts'
import { fromRow, rowsOf } from '../rows.ts'
import { storable } from '../storable.ts'

/** Something said about an item by somebody of the organisation. `quote` is which of its letters are meant; null means all of them. */
export type ItemComment = {
  readonly commentId: string
  readonly attemptId: string
  readonly itemId: string
  readonly quote: readonly [from: number, to: number] | null
  readonly body: string
  readonly by: string
  readonly own: boolean
  readonly madeAt: number
}

export type NewComment = Pick<ItemComment, 'attemptId' | 'itemId' | 'quote' | 'body'> & { readonly interviewId: string }

/** Keeps a comment, or with an empty body a mark. Reviewers comment on what was shared with them, and on nothing else. */
export async function commentOnItem(
  desk: Desk,
  { interviewId, attemptId, itemId, quote, body }: NewComment,
): Promise<Outcome<{ commentId: string }, 'item_unknown'>> {
  const commentId = `com_${randomLetters(26)}`
  const rows = await rowsOf(
    desk,
    sql`insert into item_comment (id, organisation_id, interview_id, attempt_id, item_id, quote_from, quote_to, body, made_by)
        select ${commentId}, ${desk.organisationId}, attempt.interview_id, item.attempt_id, item.item_id,
          ${quote?.[0] ?? null}::int, ${quote?.[1] ?? null}::int, ${storable(body)}, ${desk.personId}
        from transcript_item item join attempt on attempt.id = item.attempt_id
        join interview on interview.id = attempt.interview_id and interview.organisation_id = ${desk.organisationId}
        where item.attempt_id = ${attemptId} and item.item_id = ${itemId} and attempt.interview_id = ${interviewId}
        returning id`,
  )
  if (rows.length === 0) return refused('item_unknown')
  const detail = { comment: commentId }
  await noteAudit(desk, { action: 'comment_made', subjectKind: 'interview', subjectId: interviewId, detail })
  return done({ commentId })
}

/** Takes a comment back: one's own, or as an owner anybody's. */
export async function removeComment(
  desk: Desk,
  { commentId }: { readonly commentId: string },
): Promise<Outcome<true, 'comment_unknown'>> {
  const [row] = await rowsOf(
    desk,
    sql`update item_comment set removed_at = now()
        where id = ${commentId} and organisation_id = ${desk.organisationId} and removed_at is null
          and (made_by = ${desk.personId} or ${desk.role} = 'owner')
        returning interview_id`,
  )
  if (!row) return refused('comment_unknown')
  const subjectId = String(row['interview_id'])
  await noteAudit(desk, {
    action: 'comment_removed',
    subjectKind: 'interview',
    subjectId,
    detail: { comment: commentId },
  })
  return done(true)
}

/** The comments on an interview that stand, the oldest first. */
export async function listComments(
  desk: Desk,
  { interviewId }: { readonly interviewId: string },
): Promise<readonly ItemComment[]> {
  const rows = await rowsOf(
    desk,
    sql`select item_comment.id as comment_id, attempt_id, item_id, quote_from, quote_to, body, made_at,
          coalesce(person.name, 'Somebody who has left') as by, made_by = ${desk.personId} as own
        from item_comment left join person on person.id = made_by
        where interview_id = ${interviewId} and organisation_id = ${desk.organisationId} and removed_at is null
        order by made_at, item_comment.id`,
  )
  return rows.map(({ quote_from: from, quote_to: to, ...row }) => ({
    ...fromRow<Omit<ItemComment, 'quote'>>(row),
    quote: typeof from === 'number' && typeof to === 'number' ? [from, to] : null,
  }))
}
