import { resumableEndReasons, endReasons, hours, newId } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { revokeInvite } from '../invites/revoke-invite.ts'
import {
  allAtOnce,
  endedAttempt,
  invite,
  inviteWithConsent,
  letTimePass,
  openedAttempt,
  taken,
  useStage,
} from '../testing/stage.ts'
import { endAttempt } from './end-attempt.ts'
import { openAttempt } from './open-attempt.ts'
import { saveProgress } from './save-progress.ts'

const stage = useStage()
const refusal = (code: string) => ({ ok: false, refusal: code })

describe('openAttempt', () => {
  test('opens a room of our own prefix that waits ten minutes, with the limits of the template', async () => {
    const { db } = stage()
    const { inviteId } = await inviteWithConsent(db)
    const attempt = taken(await openAttempt(db, { inviteId }))
    expect(attempt).toMatchObject({
      state: 'open', number: 1, epoch: 0, dispatchedEpoch: 0, candidatePresent: false, endReason: null,
      maxLengthMs: 600_000, reconnectWindowMs: 30_000, hardStopAt: null, progress: { v: 1, asked: [], answered: false },
    }) // prettier-ignore
    expect(attempt.roomName).toMatch(/^candor-[0-9a-z]{8,16}-[0-9a-z]{26}$/)
    expect((attempt.deadlineAt ?? 0) - attempt.openedAt).toBe(600_000)
  })

  test('fifty at once make one attempt, and all fifty get it', async () => {
    const { db } = stage()
    const { inviteId, interviewId } = await inviteWithConsent(db)
    const answers = await allAtOnce(50, () => openAttempt(db, { inviteId }))
    expect(new Set(answers.map((answer) => taken(answer).id)).size).toBe(1)
    const [row] = await db.execute(sql`select count(*)::int as rows from attempt where interview_id = ${interviewId}`)
    expect(row?.['rows']).toBe(1)
  })

  test('while attempts begin and end on all sides, nobody is told that the interview is finished', async () => {
    const { db } = stage()
    const { inviteId } = await inviteWithConsent(db)
    const answers = await allAtOnce(40, async () => {
      const attempt = await openAttempt(db, { inviteId })
      if (attempt.ok) await endAttempt(db, { attemptId: attempt.value.id, reason: 'candidate_left' })
      return attempt
    })
    expect(answers.filter((answer) => !answer.ok)).toEqual([])
  })

  test('the environment may set another window', async () => {
    const { db } = stage()
    const { inviteId } = await inviteWithConsent(db)
    const attempt = taken(await openAttempt(db, { inviteId, reconnectWindowMs: 12_000 }))
    expect(attempt.reconnectWindowMs).toBe(12_000)
  })

  test('without consent, or with an unknown, revoked or expired invite, nothing opens and the code says why', async () => {
    const { db } = stage()
    expect(await openAttempt(db, { inviteId: newId('invite') })).toEqual(refusal('invite_unknown'))

    const undecided = await invite(db)
    expect(await openAttempt(db, undecided)).toEqual(refusal('consent_missing'))

    const revoked = await inviteWithConsent(db)
    taken(await revokeInvite(db, revoked))
    expect(await openAttempt(db, revoked)).toEqual(refusal('invite_revoked'))

    const expired = await inviteWithConsent(db)
    await db.execute(sql`update invite set expires_at = now() where id = ${expired.inviteId}`)
    expect(await openAttempt(db, expired)).toEqual(refusal('invite_expired'))
  })

  test('whoever drops out of an attempt begun in time comes back after the date of the invite', async () => {
    const { db } = stage()
    const attempt = await openedAttempt(db)
    await db.execute(sql`update invite set expires_at = now() where id = ${attempt.inviteId}`)
    expect(taken(await openAttempt(db, attempt)).id).toBe(attempt.id)
    await endAttempt(db, { attemptId: attempt.id, reason: 'candidate_left' })
    expect(await openAttempt(db, attempt)).toEqual(refusal('invite_expired'))
  })
})

describe('a further attempt', () => {
  test.each(resumableEndReasons)('after %s the same link opens one, in a new room, within 24 hours', async (reason) => {
    const { db } = stage()
    const first = await endedAttempt(db, reason)
    await letTimePass(db, { attemptId: first.id, ms: hours(24) - 5000 })
    const second = taken(await openAttempt(db, first))
    expect(second).toMatchObject({ number: 2, state: 'open', epoch: 0, dispatchedEpoch: 0, endReason: null })
    expect(second.roomName).not.toBe(first.roomName)
  })

  test('after 24 hours it is refused', async () => {
    const { db } = stage()
    const first = await endedAttempt(db, 'candidate_left')
    await letTimePass(db, { attemptId: first.id, ms: hours(24) + 1 })
    expect(await openAttempt(db, first)).toEqual(refusal('interview_finished'))
  })

  const final = endReasons.filter((reason) => !(resumableEndReasons as readonly string[]).includes(reason))
  test.each(final)('after %s it is refused at once', async (reason) => {
    const { db } = stage()
    expect(await openAttempt(db, await endedAttempt(db, reason))).toEqual(refusal('interview_finished'))
  })

  test('goes on where the first one stopped', async () => {
    const { db } = stage()
    const first = await openedAttempt(db)
    const progress = { v: 1 as const, asked: ['first'], answered: true }
    taken(await saveProgress(db, { attemptId: first.id, epoch: 0, progress }))
    await endAttempt(db, { attemptId: first.id, reason: 'technical_failure' })
    expect(taken(await openAttempt(db, first)).progress).toEqual(progress)
  })
})
