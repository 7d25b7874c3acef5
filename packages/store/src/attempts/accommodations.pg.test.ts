import { minutes, noAccommodations } from '@candor/shared'
import { expect, test } from 'vitest'
import { readPlan } from '../interviews/read-plan.ts'
import { attemptNow, interviewUnderWay, openedAttempt, samplePlan, taken, useStage } from '../testing/stage.ts'
import { keepAccommodations, readAccommodations } from './keep-accommodations.ts'

const stage = useStage()
const chosen = { ...noAccommodations, longerPauses: true, extraTime: 'half', breaks: true } as const

test('what was chosen before the talk is kept for the attempt, lengthens it, and the interviewer reads it', async () => {
  const { db, agentDb } = stage()
  const { id: attemptId } = await openedAttempt(db)
  expect(await readAccommodations(db, { attemptId })).toEqual(noAccommodations)
  expect(await keepAccommodations(db, { attemptId, accommodations: chosen })).toBe(true)
  expect(taken(await readPlan(agentDb, { attemptId })).accommodations).toEqual(chosen)
  const longer = samplePlan.limits.maxLengthMs * 1.5 + minutes(10)
  expect((await attemptNow(db, attemptId)).maxLengthMs).toBe(longer)
  expect(await keepAccommodations(db, { attemptId, accommodations: chosen })).toBe(false)
  expect((await attemptNow(db, attemptId)).maxLengthMs, 'said twice it is as long').toBe(longer)
})

test('a running talk is not changed, and an interviewer chooses for nobody', async () => {
  const { db, agentDb } = stage()
  const { id: attemptId } = await interviewUnderWay(db)
  expect(await keepAccommodations(db, { attemptId, accommodations: chosen })).toBe(false)
  expect(await readAccommodations(db, { attemptId })).toEqual(noAccommodations)
  const { id: opened } = await openedAttempt(db)
  await expect(keepAccommodations(agentDb, { attemptId: opened, accommodations: chosen })).rejects.toThrow()
})
