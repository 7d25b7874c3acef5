import { demoSentences, speak } from '../../people/speak.ts'
import { waitFor } from '../../people/wait-for.ts'
import type { FaultRow, Playing } from '../row.ts'
import type { Scene } from '../scene.ts'
import type { FaultStage } from '../stage.ts'

/** A stretch of speech is tried twice. */
const triesPerStretch = 2
/** Nobody repeats an answer more often than this. */
const patience = 8

/** Every answer that leaves a trace: its words, or the note that something was said and not understood. */
const traces = async (scene: Scene): Promise<number> =>
  (await scene.items()).filter(({ speaker, kind }) => speaker === 'candidate' && kind !== 'typed').length

/** The recogniser fails for so many stretches of speech (for ever where null); the candidate says the answer again when asked to. */
async function recogniserFails(stage: FaultStage, stretches: number | null): Promise<Playing> {
  const scene = await stage.interviewUnderWay({ answered: 0 })
  const { voice } = stage.addresses
  const [sentence = ''] = await demoSentences(voice)
  const spoken = await speak(voice, sentence)
  const count = stretches === null ? {} : { count: stretches * triesPerStretch }
  await stage.voice.fail({ route: 'transcriptions', status: 500, ...count })
  let said = 0
  const most = stretches ?? patience
  while (!scene.ended && said < most) {
    const linesBefore = scene.candidate.lines.length
    await scene.candidate.say(spoken)
    said += 1
    scene.attention.sign()
    await waitFor(`the interviewer to answer speech ${said}`, 40_000, () => {
      const since = scene.candidate.lines.slice(linesBefore)
      return scene.ended || since.some(({ speaker }) => speaker === 'interviewer')
    })
    await waitFor(`the trace of speech ${said}`, 15_000, async () => (await traces(scene)) >= said)
    if (!scene.ended) await scene.hearQuestion(1)
  }
  const untraced = said - (await traces(scene))
  if (untraced > 0) throw new Error(`${untraced} of ${said} answers left no trace`)
  const figures = { said, untraced, ended: Number(scene.ended) }
  await stage.voice.clear()
  if (!scene.ended) await scene.wrapUp()
  return { againMs: null, figures }
}

export const recogniserFailsFive: FaultRow = {
  row: 16,
  name: 'a recogniser that fails for five answers: each keeps its place in the transcript',
  limitMs: 240_000,
  play: (stage) => recogniserFails(stage, 5),
}

export const recogniserFailsForEver: FaultRow = {
  row: 16,
  name: 'a recogniser that fails for ever: no answer without a trace, and a way to go on or an end',
  limitMs: 240_000,
  play: (stage) => recogniserFails(stage, null),
}
