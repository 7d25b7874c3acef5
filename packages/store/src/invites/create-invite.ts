import type { Db } from '@candor/drizzle'
import { done, inviteMs, newId, type Outcome, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'
import { storable } from '../storable.ts'
import { hashSecret, newSecret } from './secret.ts'

export type CreateInvite = {
  readonly templateId: string
  readonly candidateName: string
  readonly candidateEmail?: string | undefined
  /** How long the link works, milliseconds; two weeks where not given. */
  readonly validForMs?: number | undefined
}
export type NewInvite = { readonly inviteId: string; readonly interviewId: string; readonly secret: string }

/** Puts a template's newest version to one person. The secret is in the answer and nowhere else. */
export async function createInvite(db: Db, input: CreateInvite): Promise<Outcome<NewInvite, 'template_unknown'>> {
  const [interviewId, inviteId, secret] = [newId('interview'), newId('invite'), newSecret()]
  const rows = await rowsOf(
    db,
    sql`with pinned as (
          select organisation_id, template_id, max(version) as version
          from template_version join template on template.id = template_id
          where template_id = ${input.templateId} group by organisation_id, template_id
        ), made as (
          insert into interview (id, organisation_id, template_id, template_version, candidate_name, candidate_email)
          select ${interviewId}, organisation_id, template_id, version, ${storable(input.candidateName)},
            ${input.candidateEmail === undefined ? null : storable(input.candidateEmail)} from pinned
          returning id
        )
        insert into invite (id, interview_id, secret_hash, expires_at)
        select ${inviteId}, id, ${hashSecret(secret)}, now() + ${input.validForMs ?? inviteMs}::float8 * interval '1 millisecond'
        from made returning id`,
  )
  return rows.length > 0 ? done({ inviteId, interviewId, secret }) : refused('template_unknown')
}
