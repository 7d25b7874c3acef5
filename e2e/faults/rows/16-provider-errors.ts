import { demoSentences, speak } from '../../people/speak.ts'
import { waitFor } from '../../people/wait-for.ts'
import type { FaultRow, Playing } from '../row.ts'
import type { FaultStage } from '../stage.ts'

/** A provider that fails for ever: an apology that needs no provider, an end that can be resumed, and the talk goes on once it works. */
async function givesUp(stage: FaultStage, route: 'speech' | 'chat'): Promise<Playing> {
  const scene = await stage.interviewUnderWay({ answered: 0 })
  await stage.voice.fail({ route, status: 500 })
  await scene.answer()
  const answeredAt = performance.now()
  await scene.untilEndShown(40_000)
  const againMs = (scene.endShownAt ?? 0) - answeredAt
  const heardAt = scene.candidate.ear.lastSoundAt() ?? 0
  if (heardAt < answeredAt) throw new Error('no apology was heard')
  const { endReason, id, progress } = await scene.untilEnded()
  if (endReason !== 'technical_failure') throw new Error(`it ended as ${endReason}`)
  await stage.voice.clear()
  await scene.leave()
  await scene.comeBack()
  if (scene.attemptId === id) throw new Error('the ended attempt was joined again')
  // What was answered is not asked again; where only the voice failed, the next question was due though nobody heard it.
  await scene.hearQuestion(progress.asked.length + (progress.answered ? 1 : 0))
  await scene.wrapUp()
  return { againMs }
}

export const voiceFails: FaultRow = {
  row: 16,
  name: 'a voice that fails five times: apology by prepared sound, a technical end, and the same link continues',
  play: (stage) => givesUp(stage, 'speech'),
}

export const modelFails: FaultRow = {
  row: 16,
  name: 'a model that fails five times: apology, a technical end, and the same link continues',
  play: (stage) => givesUp(stage, 'chat'),
}

export const recogniserFailsOnce: FaultRow = {
  row: 16,
  name: 'speech that cannot be recognised keeps its place in the transcript, and the candidate is asked to repeat it',
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 0 })
    const { voice } = stage.addresses
    const [sentence = ''] = await demoSentences(voice)
    const spoken = await speak(voice, sentence)
    // Each stretch of speech is tried twice.
    await stage.voice.fail({ route: 'transcriptions', status: 500, count: 2 })
    const saidAt = await scene.candidate.say(spoken)
    const asked = () => scene.candidate.lines.some(({ text }) => /could not make out the words/.test(text))
    await waitFor('the candidate to be asked to repeat', 20_000, asked)
    const againMs = performance.now() - saidAt
    await waitFor('the place to be kept', 10_000, async () =>
      (await scene.items()).some(({ kind }) => kind === 'unrecognised'),
    )
    await scene.hearQuestion(1)
    await scene.wrapUp()
    return { againMs, figures: { untraced: 0 } }
  },
}
