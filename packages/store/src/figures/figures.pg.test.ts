import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { interviewUnderWay, useStage } from '../testing/stage.ts'
import { type InterviewerFigures, keepFigures } from './keep-figures.ts'
import { sumFigures } from './sum-figures.ts'

const stage = useStage()
const figures: Omit<InterviewerFigures, 'attemptId'> = {
  epoch: 1, host: 'here', firstSoundMs: 800, turns: 2, turnP50Ms: 900, turnP95Ms: 1100, providerErrors: 1, promptTokens: 300,
  completionTokens: 40, heardMs: 9000, spokenCharacters: 500, peakMemoryBytes: 3_000_000_000, cpuMs: 4000, cost: 0.5,
} // prettier-ignore

test('an interviewer’s figures are kept once; said again, the later ones count', async () => {
  const { agentDb, db } = stage()
  expect(await sumFigures(db)).toMatchObject({ interviewers: 0, turnP95Ms: null, costEach: null })
  const { id: attemptId } = await interviewUnderWay(db)
  await keepFigures(agentDb, { ...figures, attemptId })
  await keepFigures(agentDb, { ...figures, attemptId, turns: 3, providerErrors: 2 })
  await keepFigures(agentDb, {
    ...figures,
    attemptId,
    epoch: 2,
    firstSoundMs: null,
    turnP50Ms: null,
    turnP95Ms: null,
    cost: null,
  })
  expect(await sumFigures(agentDb)).toEqual({
    interviewers: 2, firstSoundP50Ms: 800, firstSoundP95Ms: 800, turnP50Ms: 900, turnP95Ms: 1100, providerErrors: 3,
    tokensEach: 340, costEach: 0.5, peakMemoryBytes: 3_000_000_000, cpuMsEach: 4000,
  }) // prettier-ignore
})

test('of an erased attempt nothing is kept, and nobody fails over it', async () => {
  const { agentDb, db } = stage()
  const { id: attemptId } = await interviewUnderWay(db)
  await keepFigures(agentDb, { ...figures, attemptId })
  await db.execute(sql`delete from attempt where id = ${attemptId}`)
  await keepFigures(agentDb, { ...figures, attemptId })
  expect(await db.execute(sql`select from interviewer_figures where attempt_id = ${attemptId}`)).toEqual([])
})
