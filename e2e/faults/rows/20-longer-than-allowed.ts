import { waitFor } from '../../people/wait-for.ts'
import type { FaultRow } from '../row.ts'

const lengthMs = 60_000

export const longerThanAllowed: FaultRow = {
  row: 20,
  name: 'an interview at its maximum length is warned aloud and ends by itself',
  limitMs: 150_000,
  play: async (stage) => {
    const scene = await stage.invited({ template: 'short' })
    await scene.enter()
    await scene.hearQuestion(1)
    const heard = (words: RegExp) =>
      scene.candidate.lines.some(({ speaker, text }) => speaker === 'interviewer' && words.test(text))
    await waitFor('the warning', lengthMs, () => heard(/note on the time/))
    await scene.untilEndShown(60_000)
    const { endReason, liveAt, closingAt } = await scene.untilEnded()
    if (endReason !== 'time_limit') throw new Error(`it ended as ${endReason}`)
    const overMs = (closingAt ?? 0) - (liveAt ?? 0) - lengthMs
    if (Math.abs(overMs) > 10_000) throw new Error(`it ended ${overMs} ms after its time`)
    return { againMs: null, figures: { overMs } }
  },
}
