import { setTimeout as delay } from 'node:timers/promises'
import type { Scene } from '../scene.ts'
import type { FaultStage } from '../stage.ts'
import type { Reading, Take } from './figure.ts'

/** What was sent before a fault may still be played for so long. */
const tailMs = 300
/** Losses an attempt survives: the fifth ends it. */
const mostBlows = 4
/** Each loss makes the product wait longer with the next replacement; blows that lie further apart do not meet that wait. */
const apartMs = [0, 0, 2000, 5000, 10_000]

type Blows = {
  readonly most?: number
  readonly strike: (scene: Scene) => Promise<Reading>
}

/** One interview in which the same fault happens several times; at its end the candidate answers once more, is heard, and leaves. */
export async function blows(stage: FaultStage, take: Take, { most = mostBlows, strike }: Blows): Promise<void> {
  const scene = await stage.interviewUnderWay({ template: 'long', answered: 0 })
  let struckAt = -Infinity
  for (let blow = 0; blow < most; blow += 1) {
    await stage.warm()
    await delay(Math.max(0, struckAt + (apartMs[blow] ?? 0) - performance.now()))
    struckAt = performance.now()
    const wanted = take(await strike(scene))
    await scene.hearQuestion(scene.candidate.phase?.question?.number ?? 1)
    if (!wanted) break
  }
  await scene.wrapUp()
}

/** From a moment until the interviewer is heard again. */
export async function heardAgain(scene: Scene, struckAt: number, limitMs = 60_000): Promise<number> {
  await scene.heardAfter(struckAt + tailMs, limitMs)
  return (scene.candidate.ear.lastSoundAt() ?? 0) - struckAt
}
