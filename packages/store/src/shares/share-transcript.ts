import { done, type Outcome, randomLetters, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import type { Desk } from '../accounts/as-member.ts'
import { noteAudit } from '../audit/note-audit.ts'
import { hashSecret, newSecret } from '../invites/secret.ts'
import { fromRow, rowsOf } from '../rows.ts'
import { storable } from '../storable.ts'

export type NewShare = {
  readonly interviewId: string
  /** For whom it is, in the words of whoever shares. */
  readonly label: string
  readonly hideNames: boolean
  readonly forDays: number
}

/** A share as the desk sees it: never its secret. Moments are epoch milliseconds. */
export type Share = {
  readonly shareId: string
  readonly label: string
  readonly hideNames: boolean
  readonly madeAt: number
  readonly expiresAt: number
  readonly revokedAt: number | null
  readonly views: number
  readonly viewedAt: number | null
}

/** Lets whoever has the secret read one transcript for so many days. The secret is told this once. */
export async function shareTranscript(
  desk: Desk,
  { interviewId, label, hideNames, forDays }: NewShare,
): Promise<Outcome<{ shareId: string; secret: string }, 'interview_unknown'>> {
  const [shareId, secret] = [`shr_${randomLetters(26)}`, newSecret()]
  const rows = await rowsOf(
    desk,
    sql`insert into transcript_share (id, organisation_id, interview_id, secret_hash, label, hide_names, expires_at, made_by)
        select ${shareId}, organisation_id, id, ${hashSecret(secret)}, ${storable(label)}, ${hideNames},
          now() + ${forDays}::int * interval '1 day', ${desk.personId}
        from interview where id = ${interviewId} and organisation_id = ${desk.organisationId} returning id`,
  )
  if (rows.length === 0) return refused('interview_unknown')
  const detail = { interview: interviewId, hideNames, forDays }
  await noteAudit(desk, { action: 'transcript_shared', subjectKind: 'share', subjectId: shareId, detail })
  return done({ shareId, secret })
}

/** Takes a share back; saying it twice changes nothing. */
export async function revokeShare(
  desk: Desk,
  { shareId }: { readonly shareId: string },
): Promise<Outcome<true, 'share_unknown'>> {
  const rows = await rowsOf(
    desk,
    sql`update transcript_share set revoked_at = coalesce(revoked_at, now())
        where id = ${shareId} and organisation_id = ${desk.organisationId} returning interview_id`,
  )
  const [row] = rows
  if (!row) return refused('share_unknown')
  const detail = { interview: row['interview_id'] }
  await noteAudit(desk, { action: 'share_revoked', subjectKind: 'share', subjectId: shareId, detail })
  return done(true)
}

/** The shares of an interview, the newest first, with how often each was opened and when last. */
export async function listShares(
  desk: Desk,
  { interviewId }: { readonly interviewId: string },
): Promise<readonly Share[]> {
  const rows = await rowsOf(
    desk,
    sql`select share.id as share_id, label, hide_names, made_at, expires_at, revoked_at, count(view.id)::int as views,
          max(view.viewed_at) as viewed_at
        from transcript_share share left join share_view view on view.share_id = share.id
        where interview_id = ${interviewId} and organisation_id = ${desk.organisationId}
        group by share.id, label, hide_names, made_at, expires_at, revoked_at order by made_at desc`,
  )
  return rows.map((row) => fromRow<Share>(row))
}
