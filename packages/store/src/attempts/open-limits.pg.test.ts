import { currentConsentVersion } from '@candor/shared'
import { describe, expect, test } from 'vitest'
import { createInvite } from '../invites/create-invite.ts'
import { recordConsent } from '../invites/record-consent.ts'
import { publishTemplate, taken, useStage } from '../testing/stage.ts'
import { endAttempt } from './end-attempt.ts'
import { openAttempt } from './open-attempt.ts'

const stage = useStage()

async function invited(candidateEmail?: string): Promise<string> {
  const { db } = stage()
  const templateId = await publishTemplate(db)
  const { inviteId } = taken(await createInvite(db, { templateId, candidateName: 'Robin', candidateEmail }))
  taken(await recordConsent(db, { inviteId, version: currentConsentVersion }))
  return inviteId
}

describe('limits of what is under way at once', () => {
  test('one e-mail address can have two interviews open, and a third once one of them has ended', async () => {
    const { db } = stage()
    const [first, second, third] = [await invited('a@x.test'), await invited('a@x.test'), await invited('a@x.test')]
    const { id } = taken(await openAttempt(db, { inviteId: first }))
    taken(await openAttempt(db, { inviteId: second }))
    expect(await openAttempt(db, { inviteId: third })).toEqual({ ok: false, refusal: 'too_many_for_candidate' })
    expect((await openAttempt(db, { inviteId: second })).ok, 'an open one is returned, not counted').toBe(true)
    expect((await openAttempt(db, { inviteId: await invited('b@x.test') })).ok, 'others are not held up').toBe(true)
    await endAttempt(db, { attemptId: id, reason: 'completed' })
    expect((await openAttempt(db, { inviteId: third })).ok).toBe(true)
  })

  test('the installation opens no more than it is allowed to', async () => {
    const { db } = stage()
    const inviteId = await invited()
    expect(await openAttempt(db, { inviteId, mostOpen: 1 })).toEqual({ ok: false, refusal: 'too_many_open' })
    expect((await openAttempt(db, { inviteId, mostOpen: 100 })).ok).toBe(true)
  })
})
