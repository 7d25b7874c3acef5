import { quietFor } from '../../people/take-interview.ts'
import { waitFor } from '../../people/wait-for.ts'
import { goodbyes } from '../goodbyes.ts'
import { eventStream, toolCallStream } from '../provoke/tool-calls.ts'
import type { FaultRow } from '../row.ts'
import type { Scene } from '../scene.ts'
import type { FaultStage } from '../stage.ts'

const storm = 300
const stormyTurns = 3
const quietMs = 2500
const askedToEnd = { name: 'end_interview', arguments: '{"reason":"candidate_asked"}' }
const completed = { name: 'end_interview', arguments: '{"reason":"completed"}' }
const junk = ['', '{', 'null', '{"reason":"because"}', '{"reason":["completed"]}', '"completed"', '{}', '\u0000']

/** From now on every answer of the model is these tool calls and nothing else. */
const answerWith = (stage: FaultStage, calls: Parameters<typeof toolCallStream>[0], count?: number) =>
  stage.voice.fail({ route: 'chat', body: toolCallStream(calls), headers: eventStream, ...(count ? { count } : {}) })

async function oneEndOneGoodbye(scene: Scene, reason: string): Promise<void> {
  await scene.untilEndShown(40_000)
  const { endReason } = await scene.untilEnded()
  if (endReason !== reason) throw new Error(`it ended as ${endReason}`)
  const said = goodbyes(await scene.items())
  if (said > 1) throw new Error(`${said} goodbyes were said`)
}

export const endStorm: FaultRow = {
  row: 22,
  name: 'a model that calls the end tool 300 times in three answers ends nothing early: every question, then one end, one goodbye',
  limitMs: 240_000,
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 0 })
    const calls = Array.from({ length: storm }, () => askedToEnd)
    for (let turns = 0; turns < stormyTurns; turns += 1) {
      await answerWith(stage, calls, 1)
      const typedAt = performance.now()
      await scene.answer()
      await waitFor('the interviewer to be heard, or the end', 45_000, () => {
        return scene.ended || (scene.candidate.ear.lastSoundAt() ?? 0) > typedAt
      })
      await waitFor('the turn to be over', 30_000, () => scene.ended || quietFor(scene.candidate) > quietMs)
    }
    if (scene.ended) throw new Error('the storm ended it')
    await scene.finish()
    const asked = (await scene.attempt()).progress.asked.length
    if (asked !== 4) throw new Error(`it ended after ${asked} of 4 questions`)
    await oneEndOneGoodbye(scene, 'completed')
    return { againMs: null }
  },
}

export const endInGreeting: FaultRow = {
  row: 22,
  name: 'a model that calls the end tool in the greeting ends nothing, and the interview goes on',
  play: async (stage) => {
    const scene = await stage.invited()
    await answerWith(stage, [completed, askedToEnd], 1)
    await scene.enter()
    await waitFor('the greeting to be under way', 30_000, () => scene.candidate.ear.lastSoundAt() !== null)
    // A word while the greeting is said gives the model its turn there.
    await scene.type('Hello!')
    await waitFor('the model to have been asked', 40_000, async () => (await stage.voice.served()).chat > 0)
    await scene.converse(() => scene.candidate.phase?.question?.number === 2)
    if (scene.ended) throw new Error('it ended in the greeting')
    await scene.wrapUp()
    return { againMs: null }
  },
}

export const endWithJunk: FaultRow = {
  row: 22,
  name: 'a model that calls tools with junk, and tools that do not exist, ends nothing, and the interview goes on',
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 0 })
    const calls = [
      ...junk.map((text) => ({ name: 'end_interview', arguments: text })),
      { name: 'delete_everything', arguments: '{}' },
      { name: '', arguments: '{}' },
    ]
    await answerWith(stage, calls, 1)
    await scene.answer()
    await waitFor('the junk to have been served', 20_000, async () => (await stage.voice.served()).chat > 0)
    await scene.converse(() => scene.candidate.phase?.question?.number === 2)
    if (scene.ended) throw new Error('junk ended it')
    await scene.wrapUp()
    return { againMs: null }
  },
}
