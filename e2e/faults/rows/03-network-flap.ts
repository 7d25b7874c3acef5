import { setTimeout as delay } from 'node:timers/promises'
import { SeparateCandidate } from '../../people/separate-candidate.ts'
import type { FaultRow } from '../row.ts'
import type { Scene } from '../scene.ts'
import type { FaultStage } from '../stage.ts'

/** An interview whose candidate's network goes away for so long once question 2 was asked. Returns the moment it is back. */
async function afterFlap(stage: FaultStage, awayMs: number): Promise<{ scene: Scene; backAt: number }> {
  const scene = await stage.invited()
  const candidate = new SeparateCandidate()
  await scene.enter({ as: () => candidate })
  await scene.hearQuestion(1)
  await scene.answer()
  await scene.hearQuestion(2)
  candidate.freeze()
  scene.attention.here = false
  await delay(awayMs)
  scene.attention.here = true
  candidate.thaw()
  return { scene, backAt: performance.now() }
}

export const shortFlap: FaultRow = {
  row: 3,
  name: 'a network that is away for 8 s changes nothing: same interview, same interviewer',
  play: async (stage) => {
    const { scene, backAt } = await afterFlap(stage, 8000)
    const { attemptId } = scene
    // The question was asked before the network went, so the talk goes on by its answer.
    await scene.converse(() => scene.said.length > 1)
    const againMs = await scene.heardAfter(backAt)
    if (scene.attemptId !== attemptId) throw new Error('another attempt was opened')
    if ((await scene.interviewer()).epoch !== 1) throw new Error('the interviewer was replaced')
    await scene.wrapUp()
    return { againMs }
  },
}

export const longFlap: FaultRow = {
  row: 4,
  name: 'return outside the window: after a minute without network a new attempt continues the same conversation',
  limitMs: 180_000,
  play: async (stage) => {
    const { scene, backAt } = await afterFlap(stage, 60_000)
    const { attemptId } = scene
    await scene.untilEndShown()
    const endShownMs = performance.now() - backAt
    const { endReason } = await scene.attempt()
    if (endReason !== 'candidate_left') throw new Error(`it ended as ${endReason}`)
    await scene.leave()
    const returnedAt = await scene.comeBack()
    if (scene.attemptId === attemptId) throw new Error('the attempt outlived its window')
    const againMs = await scene.heardAfterReturn(returnedAt)
    await scene.hearQuestion(2)
    await scene.wrapUp()
    return { againMs, figures: { endShownMs } }
  },
}
