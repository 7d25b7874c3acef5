import { setTimeout as delay } from 'node:timers/promises'
import { SeparateCandidate } from '../../people/separate-candidate.ts'
import type { FaultRow } from '../row.ts'
import type { Scene } from '../scene.ts'
import type { FaultStage } from '../stage.ts'

/** An interview whose candidate's network is away for so long, from the middle of question 2 on. */
async function afterFlap(
  stage: FaultStage,
  awayMs: number,
): Promise<{ scene: Scene; firstAttempt: string; againMs: number }> {
  const scene = await stage.invited()
  const candidate = new SeparateCandidate()
  await scene.enter({ as: () => candidate })
  await scene.hearQuestion(1)
  await scene.answer()
  await scene.hearQuestion(2)
  const firstAttempt = scene.attemptId
  candidate.freeze()
  scene.attention.here = false
  await delay(awayMs)
  scene.attention.here = true
  candidate.thaw()
  const backAt = performance.now()
  // The question was asked before the network went, so the talk goes on by an answer, in whatever room the page then is.
  await scene.converse(() => scene.said.length > 1)
  const againMs = await scene.heardAfter(backAt)
  return { scene, firstAttempt, againMs }
}

export const shortFlap: FaultRow = {
  row: 3,
  name: 'a network that is away for 8 s changes nothing: same interview, same interviewer',
  play: async (stage) => {
    const { scene, firstAttempt, againMs } = await afterFlap(stage, 8000)
    if (scene.attemptId !== firstAttempt) throw new Error('another attempt was opened')
    if ((await scene.interviewer()).epoch !== 1) throw new Error('the interviewer was replaced')
    await scene.wrapUp()
    return { againMs }
  },
}

export const longFlap: FaultRow = {
  row: 4,
  name: 'return outside the window: after 40 s without network a new attempt continues the same conversation',
  limitMs: 180_000,
  play: async (stage) => {
    const { scene, firstAttempt, againMs } = await afterFlap(stage, 40_000)
    if (scene.attemptId === firstAttempt) throw new Error('the attempt outlived its window')
    const asked = scene.candidate.phase?.question?.number ?? 0
    if (asked < 2) throw new Error(`question ${asked} was asked again`)
    await scene.wrapUp()
    return { againMs }
  },
}
