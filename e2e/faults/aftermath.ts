import type { Scene } from './scene.ts'
import type { FaultStage } from './stage.ts'

/** A candidate who hears nothing and sees no end for so long is stuck. */
export const stuckMs = 60_000

/** What every row has to answer for, whatever it is about. */
export type Aftermath = {
  readonly stuck: number
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  readonly left: readonly string[]
  readonly endedBadly: readonly string[]
}

/** Ends that are missing or were told twice. */
export async function badEnds(stage: FaultStage, scene: Scene): Promise<string[]> {
  if (!scene.joined) return []
  const { attemptId } = scene
  const kinds = await stage.events(attemptId)
  const ends = kinds.filter((kind) => kind === 'ended').length
  const closings = kinds.filter((kind) => kind === 'closing_begun').length
  return ends === 1 && closings <= 1 ? [] : [`${attemptId} ended ${ends} times, ${closings} closings`]
}

/** Waits until nothing is left, then compares what was said with what was kept. */
export async function lookBack(stage: FaultStage, settleMs: number): Promise<Aftermath> {
  const { scenes } = stage
  await Promise.all(scenes.map((scene) => scene.close()))
  const left = await stage.nothingLeft(settleMs)
  const words = await Promise.all(scenes.map((scene) => scene.words()))
  return {
    stuck: scenes.filter(({ attention }) => attention.longestGapEverMs > stuckMs).length,
    lost: words.flatMap(({ lost }) => lost),
    doubled: words.flatMap(({ doubled }) => doubled),
    left,
    endedBadly: (await Promise.all(scenes.map((scene) => badEnds(stage, scene)))).flat(),
  }
}

/** The faults of an aftermath in words; none where all is well. */
export function complaints({ stuck, lost, doubled, left, endedBadly }: Aftermath): string[] {
  return [
    ...(stuck ? [`stuck for over 60 s: ${stuck}`] : []),
    ...lost.map((text) => `lost: ${text}`),
    ...doubled.map((text) => `doubled: ${text}`),
    ...left.map((what) => `left over: ${what}`),
    ...endedBadly,
  ]
}
