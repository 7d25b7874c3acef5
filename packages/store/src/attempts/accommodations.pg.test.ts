import { minutes, noAccommodations } from '@candor/shared'
import { expect, test } from 'vitest'
import { readPlan } from '../interviews/read-plan.ts'
import { attemptNow, interviewUnderWay, job, openedAttempt, samplePlan, taken, useStage } from '../testing/stage.ts'
import { claimAttempt } from './claim-attempt.ts'
import { keepAccommodations, readAccommodations } from './keep-accommodations.ts'
import { takeDispatchNumber } from './take-dispatch-number.ts'

const stage = useStage()
const chosen = { ...noAccommodations, longerPauses: true, extraTime: 'half', breaks: true } as const

test('what was chosen before the talk is kept for the attempt, lengthens it, and the interviewer reads it', async () => {
  const { db, agentDb } = stage()
  const { id: attemptId } = await openedAttempt(db)
  expect(await readAccommodations(db, { attemptId })).toEqual(noAccommodations)
  expect(await keepAccommodations(db, { attemptId, accommodations: chosen })).toBe(0)
  expect(taken(await readPlan(agentDb, { attemptId })).accommodations).toEqual(chosen)
  const longer = samplePlan.limits.maxLengthMs * 1.5 + minutes(10)
  expect((await attemptNow(db, attemptId)).maxLengthMs).toBe(longer)
  expect(await keepAccommodations(db, { attemptId, accommodations: chosen })).toBeNull()
  expect((await attemptNow(db, attemptId)).maxLengthMs, 'said twice it is as long').toBe(longer)
})

test('a running talk is not changed, and an interviewer chooses for nobody', async () => {
  const { db, agentDb } = stage()
  const { id: attemptId } = await interviewUnderWay(db)
  expect(await keepAccommodations(db, { attemptId, accommodations: chosen })).toBeNull()
  expect(await readAccommodations(db, { attemptId })).toEqual(noAccommodations)
  const { id: opened } = await openedAttempt(db)
  await expect(keepAccommodations(agentDb, { attemptId: opened, accommodations: chosen })).rejects.toThrow()
})

test('an interviewer that came before the choice is named by its epoch, also where it came after the attempt was looked up', async () => {
  const { db } = stage()
  const { id: attemptId, epoch } = await openedAttempt(db)
  taken(await takeDispatchNumber(db, { attemptId }))
  taken(await claimAttempt(db, job(attemptId, 1)))
  expect(epoch, 'as the page knows it').toBe(0)
  expect(await keepAccommodations(db, { attemptId, accommodations: chosen })).toBe(1)
})

test('choosing nothing where nothing was chosen changes nothing; taking a choice back does', async () => {
  const { db } = stage()
  const { id: attemptId } = await openedAttempt(db)
  expect(await keepAccommodations(db, { attemptId, accommodations: noAccommodations })).toBeNull()
  expect(await keepAccommodations(db, { attemptId, accommodations: chosen })).toBe(0)
  expect(await keepAccommodations(db, { attemptId, accommodations: noAccommodations })).toBe(0)
  expect(await readAccommodations(db, { attemptId })).toEqual(noAccommodations)
  expect((await attemptNow(db, attemptId)).maxLengthMs).toBe(samplePlan.limits.maxLengthMs)
})
