import { currentConsentVersion as version, hours, newId } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { endAttempt } from '../attempts/end-attempt.ts'
import { openAttempt } from '../attempts/open-attempt.ts'
import {
  allAtOnce,
  invite,
  inviteWithConsent,
  openedAttempt,
  publishTemplate,
  samplePlan,
  taken,
  useStage,
} from '../testing/stage.ts'
import { createInvite } from './create-invite.ts'
import { findInvite, findInviteById } from './find-invite.ts'
import { recordConsent } from './record-consent.ts'
import { revokeInvite } from './revoke-invite.ts'

const stage = useStage()
const refusal = (code: string) => ({ ok: false, refusal: code })

async function expire(inviteId: string): Promise<void> {
  await stage().db.execute(sql`update invite set expires_at = now() where id = ${inviteId}`)
}

describe('createInvite', () => {
  test('answers a secret of 256 bits and keeps only its hash', async () => {
    const { db } = stage()
    const { inviteId, secret } = await invite(db)
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    const [row] = await db.execute(sql`select invite::text as everything from invite where id = ${inviteId}`)
    expect(row?.['everything']).not.toContain(secret)
  })

  test('lasts two weeks, or as long as asked for', async () => {
    const { db } = stage()
    const templateId = await publishTemplate(db)
    const validity = async (validForMs?: number) => {
      const { secret } = taken(await createInvite(db, { templateId, candidateName: 'Ada', validForMs }))
      return (taken(await findInvite(db, { secret })).expiresAt - Date.now()) / hours(1)
    }
    expect(await validity()).toBeCloseTo(24 * 14, 1)
    expect(await validity(hours(2))).toBeCloseTo(2, 1)
  })

  test('pins the newest version of the template: a later one changes nothing', async () => {
    const { db } = stage()
    const templateId = await publishTemplate(db)
    const publish = (number: number, role: string) =>
      db.execute(sql`insert into template_version (template_id, version, plan, rubric)
        select template_id, ${number}, plan || jsonb_build_object('role', ${role}::text), rubric from template_version
        where template_id = ${templateId} and version = 1`)
    await publish(2, 'Second')
    const { secret } = taken(await createInvite(db, { templateId, candidateName: 'Ada' }))
    await publish(3, 'Third')
    expect(taken(await findInvite(db, { secret })).role).toBe('Second')
  })

  test('an unknown template is refused, and leaves no interview behind', async () => {
    const { db } = stage()
    const count = async () => (await db.execute(sql`select count(*) from interview`))[0]
    const before = await count()
    expect(await createInvite(db, { templateId: newId('template'), candidateName: 'Ada' })).toEqual(
      refusal('template_unknown'),
    )
    expect(await count()).toEqual(before)
  })

  test('a name that PostgreSQL could not hold is mended, not refused', async () => {
    const { db } = stage()
    const templateId = await publishTemplate(db)
    const input = { templateId, candidateName: 'A\0da \uD83D', candidateEmail: 'a\0@example.org' }
    const { secret } = taken(await createInvite(db, input))
    expect(taken(await findInvite(db, { secret })).candidateName).toBe('A\uFFFDda \uFFFD')
  })
})

describe('findInvite', () => {
  test('shows what the candidate may know before the interview', async () => {
    const { db } = stage()
    const { secret, inviteId, interviewId } = await invite(db)
    const found = taken(await findInvite(db, { secret }))
    expect(found).toEqual({
      inviteId, interviewId, candidateName: 'Ada', role: samplePlan.role, company: samplePlan.company, language: 'en',
      questionCount: 2, maxLengthMs: 600_000, expiresAt: found.expiresAt, consentedAt: null, lastAttempt: null,
    }) // prettier-ignore
    expect(taken(await findInviteById(db, { inviteId }))).toEqual(found)
  })

  test('shows the newest attempt as the other verbs show it', async () => {
    const { db } = stage()
    const first = await openedAttempt(db)
    await endAttempt(db, { attemptId: first.id, reason: 'no_show' })
    const second = taken(await openAttempt(db, first))
    expect(taken(await findInviteById(db, first)).lastAttempt).toEqual(second)
  })

  test('an unknown, revoked or expired one is refused with its own code', async () => {
    const { db } = stage()
    for (const secret of ['', 'guessed', 'a\0b', '\uD83D', `' or true --`]) {
      expect(await findInvite(db, { secret })).toEqual(refusal('invite_unknown'))
    }
    expect(await findInviteById(db, { inviteId: newId('invite') })).toEqual(refusal('invite_unknown'))
    const expired = await inviteWithConsent(db)
    await expire(expired.inviteId)
    expect(await findInvite(db, expired)).toEqual(refusal('invite_expired'))
    taken(await revokeInvite(db, expired))
    expect(await findInvite(db, expired)).toEqual(refusal('invite_revoked'))
  })

  test('opens after its date only while an attempt goes on', async () => {
    const { db } = stage()
    const attempt = await openedAttempt(db)
    await expire(attempt.inviteId)
    expect(taken(await findInviteById(db, attempt)).lastAttempt?.id).toBe(attempt.id)
    await endAttempt(db, { attemptId: attempt.id, reason: 'candidate_left' })
    expect(await findInviteById(db, attempt)).toEqual(refusal('invite_expired'))
  })
})

describe('recordConsent', () => {
  test('keeps the first moment, however often somebody agrees', async () => {
    const { db } = stage()
    const { inviteId } = await invite(db)
    await allAtOnce(10, () => recordConsent(db, { inviteId, version }))
    const { consentedAt } = taken(await findInviteById(db, { inviteId }))
    expect(consentedAt).toBeTypeOf('number')
    taken(await recordConsent(db, { inviteId, version }))
    expect(taken(await findInviteById(db, { inviteId })).consentedAt).toBe(consentedAt)
    const rows = await db.execute(sql`select version from consent where invite_id = ${inviteId}`)
    expect([...rows]).toEqual([{ version }])
  })

  test('of a text that has changed since lets nothing begin: the new one has to be agreed to', async () => {
    const { db } = stage()
    const { inviteId } = await invite(db)
    taken(await recordConsent(db, { inviteId, version: '2026-11' }))
    expect(taken(await findInviteById(db, { inviteId })).consentedAt).toBeNull()
    expect(await openAttempt(db, { inviteId })).toEqual(refusal('consent_missing'))
    taken(await recordConsent(db, { inviteId, version }))
    expect(await openAttempt(db, { inviteId })).toMatchObject({ ok: true })
  })

  test('is refused for an unknown, revoked or expired invite', async () => {
    const { db } = stage()
    expect(await recordConsent(db, { inviteId: newId('invite'), version })).toEqual(refusal('invite_unknown'))
    const [expired, revoked] = [await invite(db), await invite(db)]
    await expire(expired.inviteId)
    expect(await recordConsent(db, { ...expired, version })).toEqual(refusal('invite_expired'))
    taken(await revokeInvite(db, revoked))
    expect(await recordConsent(db, { ...revoked, version })).toEqual(refusal('invite_revoked'))
  })
})

describe('revokeInvite', () => {
  test('keeps the first moment, leaves an attempt under way alone, and knows what it does not know', async () => {
    const { db } = stage()
    const attempt = await openedAttempt(db)
    const revokedAt = async () =>
      (await db.execute(sql`select revoked_at from invite where id = ${attempt.inviteId}`))[0]?.['revoked_at']
    taken(await revokeInvite(db, attempt))
    const first = await revokedAt()
    taken(await revokeInvite(db, attempt))
    expect(await revokedAt()).toBe(first)
    const [row] = await db.execute(sql`select state from attempt where id = ${attempt.id}`)
    expect(row).toEqual({ state: 'open' })
    expect(await revokeInvite(db, { inviteId: newId('invite') })).toEqual(refusal('invite_unknown'))
  })
})
