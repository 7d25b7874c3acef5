import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asMember, type Member, NotAllowed } from '../accounts/as-member.ts'
import { createMember } from '../accounts/create-member.ts'
import { createOrganisation } from '../accounts/create-organisation.ts'
import { endedAttempt, taken, useStage } from '../testing/stage.ts'
import { openShare } from './open-share.ts'
import { listShares, type NewShare, revokeShare, shareTranscript } from './share-transcript.ts'

const stage = useStage()
let people = 0

async function somebody(role: 'owner' | 'reviewer', organisationId = 'org_first'): Promise<Member> {
  const email = `sharer${(people += 1)}@example.org`
  const { personId } = taken(await createMember(stage().db, { organisationId, email, name: 'Sharer', role }))
  return { organisationId, personId }
}

const share = (who: Member, interviewId: string, facts: Partial<NewShare> = {}) =>
  asMember(stage().db, { ...who, deed: 'lead_interviews' }, (desk) =>
    shareTranscript(desk, { interviewId, label: 'For Bo', hideNames: true, forDays: 7, ...facts }),
  )
const open = (secret: string) => openShare(stage().db, { secret, browser: 'Firefox' })

test('whoever has the secret reads, each opening is kept, and taken back it opens nothing', async () => {
  const { interviewId } = await endedAttempt(stage().db)
  const owner = await somebody('owner')
  const { shareId, secret } = taken(await share(owner, interviewId))
  expect(taken(await open(secret))).toMatchObject({ interviewId, hideNames: true })
  await open(secret)
  const list = () =>
    asMember(stage().db, { ...owner, deed: 'lead_interviews' }, (desk) => listShares(desk, { interviewId }))
  expect(await list()).toMatchObject([{ shareId, label: 'For Bo', views: 2, revokedAt: null }])
  const [kept] = await stage().db.execute(sql`select row_to_json(share)::text as row from transcript_share share`)
  expect(String(kept?.['row'])).not.toContain(secret)
  taken(await asMember(stage().db, { ...owner, deed: 'lead_interviews' }, (desk) => revokeShare(desk, { shareId })))
  expect(await open(secret)).toEqual({ ok: false, refusal: 'share_over' })
  expect(await list()).toMatchObject([{ views: 2 }])
})

test('a share ends by itself, and a secret that nobody made opens nothing', async () => {
  const { interviewId } = await endedAttempt(stage().db)
  const { shareId, secret } = taken(await share(await somebody('owner'), interviewId))
  await stage().db.execute(sql`update transcript_share set expires_at = now() where id = ${shareId}`)
  expect(await open(secret)).toEqual({ ok: false, refusal: 'share_over' })
  expect(await open(`${secret}x`)).toEqual({ ok: false, refusal: 'share_unknown' })
})

test('only those who lead interviews share, and only their own organisation’s', async () => {
  const { interviewId } = await endedAttempt(stage().db)
  const { organisationId } = await createOrganisation(stage().db, { name: 'Other' })
  expect(await share(await somebody('owner', organisationId), interviewId)).toMatchObject({
    refusal: 'interview_unknown',
  })
  await expect(share(await somebody('reviewer'), interviewId)).rejects.toBeInstanceOf(NotAllowed)
})
