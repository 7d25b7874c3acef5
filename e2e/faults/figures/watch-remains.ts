import { setTimeout as delay } from 'node:timers/promises'
import { type Aftermath, badEnds, stuckMs } from '../aftermath.ts'
import type { Scene } from '../scene.ts'
import type { FaultStage } from '../stage.ts'

/** Nothing may be left so long after a fault. */
const remainLimitMs = 60_000
const lookEveryMs = 500

/** Looks after one interview that is over, while the next one is already played: what is left of it, lost or doubled in it. Never throws. */
export async function watchRemains(stage: FaultStage, scene: Scene): Promise<Aftermath> {
  await scene.close()
  const stuck = Number(scene.attention.longestGapEverMs > stuckMs)
  if (!scene.joined) return { stuck, lost: [], doubled: [], left: [], endedBadly: [] }
  const until = performance.now() + remainLimitMs
  const { attemptId } = scene
  let left = ['not looked yet']
  while (left.length > 0 && performance.now() < until) {
    left = await scene
      .attempt()
      .then(({ roomName }) => stage.leftOf({ attemptId, roomName, interviewers: [...scene.interviewers] }))
      .catch((error: unknown) => [`could not look: ${String(error)}`])
    if (left.length > 0) await delay(lookEveryMs)
  }
  try {
    return { stuck, ...(await scene.words()), left, endedBadly: await badEnds(stage, scene) }
  } catch (error) {
    return { stuck, lost: [], doubled: [], left: [...left, `could not compare: ${String(error)}`], endedBadly: [] }
  }
}
