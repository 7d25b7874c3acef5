import { newId, noAccommodations, Plan } from '@candor/shared'
import { expect, test } from 'vitest'
import { attemptNow, endedAttempt, openedAttempt, said, samplePlan, taken, useStage } from '../testing/stage.ts'
import { validExamples } from '../testing/examples.ts'
import { openAttempt } from '../attempts/open-attempt.ts'
import { readAttempt } from '../attempts/read-attempt.ts'
import { readInstallation } from '../read-installation.ts'
import { appendItem } from '../transcripts/append-item.ts'
import { readInterview } from './read-interview.ts'
import { readPlan } from './read-plan.ts'

const stage = useStage()

test('readInterview shows all attempts, oldest first, each with its own words', async () => {
  const { db } = stage()
  const first = await endedAttempt(db, 'interviewer_lost')
  const second = taken(await openAttempt(db, first))
  await appendItem(db, said(second.id, { text: 'two' }))
  await appendItem(db, said(first.id, { text: 'one' }))
  const reading = taken(await readInterview(db, { interviewId: first.interviewId }))
  expect(reading).toMatchObject({ interviewId: first.interviewId, candidateName: 'Ada', plan: samplePlan })
  expect(
    reading.attempts.map(({ number, endReason, items }) => [number, endReason, items.map(({ text }) => text)]),
  ).toEqual([
    [1, 'interviewer_lost', ['one']],
    [2, null, ['two']],
  ])
  expect(await readInterview(db, { interviewId: newId('interview') })).toEqual({
    ok: false,
    refusal: 'interview_unknown',
  })
})

test('readPlan answers the plan of the attempt and the candidate’s name, and nothing of the rubric', async () => {
  const { db } = stage()
  const attempt = await openedAttempt(db)
  const answer = taken(await readPlan(db, { attemptId: attempt.id }))
  expect(answer).toEqual({ plan: samplePlan, candidateName: 'Ada', accommodations: noAccommodations })
  expect(await readPlan(db, { attemptId: newId('attempt') })).toEqual({ ok: false, refusal: 'attempt_unknown' })
})

test.each(validExamples('plan'))('a plan is read as it was published: $name', async ({ content }) => {
  const { db } = stage()
  const plan = Plan.parse(content)
  const { id: attemptId, maxLengthMs, reconnectWindowMs } = await openedAttempt(db, plan)
  expect(taken(await readPlan(db, { attemptId })).plan).toEqual(plan)
  expect({ maxLengthMs, reconnectWindowMs }).toEqual(plan.limits)
})

test('readAttempt answers what opening answered', async () => {
  const { db } = stage()
  const { inviteId: _, ...attempt } = await openedAttempt(db)
  expect(await attemptNow(db, attempt.id)).toEqual(attempt)
  expect(await readAttempt(db, { attemptId: newId('attempt') })).toEqual({ ok: false, refusal: 'attempt_unknown' })
})

test('the installation’s id is the prefix of its rooms', async () => {
  const { db } = stage()
  const { roomName } = await openedAttempt(db)
  expect(roomName.split('-')[1]).toBe(await readInstallation(db))
})
