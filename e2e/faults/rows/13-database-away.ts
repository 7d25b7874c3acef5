import { setTimeout as delay } from 'node:timers/promises'
import { waitFor } from '../../people/wait-for.ts'
import type { FaultRow, Playing } from '../row.ts'
import type { FaultStage } from '../stage.ts'

/** The talk goes on while PostgreSQL is away for so long, and what was said meanwhile is stored when it is back. */
async function talkWithoutDatabase(stage: FaultStage, awayMs: number): Promise<Playing> {
  const scene = await stage.interviewUnderWay({ answered: 0 })
  const { epoch } = await scene.interviewer()
  scene.attention.anew()
  const postgres = stage.part('postgres')
  await postgres.stop()
  const backAt = performance.now() + awayMs
  const saidBefore = scene.said.length
  // The last question is left open: the end of an interview without a database is another row.
  await scene.converse(() => performance.now() > backAt || scene.candidate.phase?.question?.number === 4)
  await delay(Math.max(0, backAt - performance.now()))
  if (scene.said.length === saidBefore) throw new Error('nothing was said while the database was away')
  await postgres.start()
  const returnedAt = performance.now()
  const { longestWaitMs } = scene.attention
  await waitFor('everything said to be stored', 15_000, async () => (await scene.words()).lost.length === 0)
  const backlogMs = performance.now() - returnedAt
  await scene.wrapUp()
  if ((await scene.attempt()).epoch !== epoch) throw new Error('the interviewer was replaced')
  return { againMs: longestWaitMs, figures: { backlogMs } }
}

export const databaseAwayShortly: FaultRow = {
  row: 13,
  name: 'PostgreSQL away for 10 s: no gap in speech, nothing lost, written when it is back',
  smoke: true,
  play: (stage) => talkWithoutDatabase(stage, 10_000),
}

export const databaseAway: FaultRow = {
  row: 13,
  name: 'PostgreSQL away for 60 s: no gap in speech, nothing lost, written when it is back',
  limitMs: 180_000,
  play: (stage) => talkWithoutDatabase(stage, 60_000),
}

export const endWithoutDatabase: FaultRow = {
  row: 13,
  name: 'an interview that ends while PostgreSQL is away has the same end, once, after its return',
  limitMs: 180_000,
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 2 })
    const postgres = stage.part('postgres')
    await postgres.stop()
    const { attemptId } = scene
    await scene.converse(() => false)
    const shown = scene.candidate.ending
    if (shown?.endReason !== 'completed') throw new Error(`the candidate was shown ${JSON.stringify(shown)}`)
    await delay(3000)
    await postgres.start()
    const returnedAt = performance.now()
    const { endReason } = await scene.untilEnded()
    if (endReason !== 'completed') throw new Error(`it ended as ${endReason}`)
    const events = await stage.events(attemptId)
    if (events.includes('interviewer_lost')) throw new Error(`it was revived: ${events.join(' ')}`)
    const ends = events.filter((kind) => kind === 'ended').length
    return { againMs: null, figures: { ends, endStoredMs: performance.now() - returnedAt } }
  },
}
