import type { FaultRow, Playing } from '../row.ts'
import type { FaultStage } from '../stage.ts'

/** The model's answer stands still at a byte; the candidate is told to wait and gets the answer by a second try. */
async function stalls(stage: FaultStage, stallAtByte: number): Promise<Playing> {
  const scene = await stage.interviewUnderWay({ answered: 0 })
  await stage.voice.fail({ route: 'chat', stallAtByte, count: 1 })
  await scene.answer()
  const answeredAt = performance.now()
  const againMs = await scene.heardAfter(answeredAt)
  if (againMs > 9000) throw new Error(`nothing was heard for ${Math.round(againMs)} ms`)
  await scene.hearQuestion(2)
  const nextQuestionMs = performance.now() - answeredAt
  await scene.wrapUp()
  return { againMs, figures: { nextQuestionMs } }
}

export const modelSilent: FaultRow = {
  row: 17,
  name: 'a model that begins no answer: the candidate hears that it takes a moment, then the next question',
  play: (stage) => stalls(stage, 0),
}

export const modelStopsInTheMiddle: FaultRow = {
  row: 17,
  name: 'a model that stops in the middle of its answer is asked again, and the next question comes',
  play: (stage) => stalls(stage, 900),
}
