import { within } from '@candor/shared'
import type { StepReporter } from '@candor/stack'
import { type Aftermath, complaints, lookBack } from './aftermath.ts'
import type { FaultRow, Playing } from './row.ts'
import { seeded } from './seeded.ts'
import { FaultStage } from './stage.ts'

const playLimitMs = 120_000
const settleMs = 45_000
const lookBackLimitMs = 90_000

export type Played = {
  readonly row: FaultRow
  readonly seed: number
  readonly tookMs: number
  readonly playing: Playing | null
  readonly aftermath: Aftermath | null
  /** Why it failed, in words; empty where it passed. */
  readonly failures: readonly string[]
  readonly logs: string | null
}

type Wishes = {
  readonly rows: readonly FaultRow[]
  readonly repeatsOf: (row: FaultRow) => number
  readonly seed: number
  readonly report: StepReporter
  readonly onPlayed: (played: Played) => void
  readonly signal: AbortSignal
}

const told = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Plays rows one after the other on one stage. After a failure the stage's logs are kept and the next row gets a new one. */
export async function playRows({ rows, repeatsOf, seed, report, onPlayed, signal }: Wishes): Promise<void> {
  let stage: FaultStage | null = null
  try {
    for (const row of byStage(rows)) {
      for (let time = 0; time < repeatsOf(row); time += 1) {
        if (signal.aborted) return
        const { stage: kind = 'usual' } = row
        if (stage && stage.kind !== kind) {
          await stage.close({ keepLogs: false })
          stage = null
        }
        stage ??= await FaultStage.open(report, kind, signal)
        const played = await playOnce(stage, row, seed + time)
        onPlayed(played)
        if (played.failures.length === 0) continue
        await stage.close({ keepLogs: true })
        stage = null
      }
    }
  } finally {
    await stage?.close({ keepLogs: false })
  }
}

/** Rows on the same kind of stage together, so that none is started twice. */
function byStage(rows: readonly FaultRow[]): FaultRow[] {
  return [...Map.groupBy(rows, ({ stage = 'usual' }) => stage).values()].flat()
}

async function playOnce(stage: FaultStage, row: FaultRow, seed: number): Promise<Played> {
  const begunAt = performance.now()
  stage.scenes = []
  stage.random = seeded(seed + row.row)
  const failures: string[] = []
  let playing: Playing | null = null
  let aftermath: Aftermath | null = null
  try {
    await stage.warm()
    playing = await within(row.limitMs ?? playLimitMs, `row ${row.row}`, () => row.play(stage))
  } catch (error) {
    failures.push(told(error))
  }
  try {
    await stage.voice.clear()
    aftermath = await within(lookBackLimitMs, 'look back', () => lookBack(stage, row.settleMs ?? settleMs))
    failures.push(...complaints(aftermath))
  } catch (error) {
    failures.push(told(error))
  }
  const logs = failures.length > 0 ? stage.stack.logs : null
  return { row, seed, tookMs: performance.now() - begunAt, playing, aftermath, failures, logs }
}
