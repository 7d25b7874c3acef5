import { waitFor } from '../../people/wait-for.ts'
import type { FaultRow } from '../row.ts'

export const answeredThenKilled: FaultRow = {
  row: 6,
  name: 'an interviewer that is lost after an answer is replaced by one that asks the next question, not the answered one',
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 1 })
    const { pid } = await scene.interviewer()
    // The model is silent, so that the answer is stored and nothing has come of it when the process dies.
    await stage.voice.fail({ route: 'chat', stallAtByte: 0, count: 1 })
    await scene.answer()
    const answer = scene.said.at(-1)
    await waitFor('the answer to be stored', 10_000, async () =>
      (await scene.items()).some(({ text }) => text === answer),
    )
    const struckAt = performance.now()
    process.kill(pid, 'SIGKILL')
    await stage.voice.clear()
    await scene.hearQuestion(3)
    const againMs = performance.now() - struckAt
    const asked = (await scene.items()).filter(
      ({ speaker, text }) => speaker === 'interviewer' && text.includes('This is question two.'),
    )
    if (asked.length !== 1) throw new Error(`the answered question was asked ${asked.length} times`)
    await scene.wrapUp()
    return { againMs }
  },
}
