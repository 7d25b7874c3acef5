import { within } from '@candor/shared'
import type { StepReporter } from '@candor/stack'
import type { Aftermath } from '../aftermath.ts'
import { seeded } from '../seeded.ts'
import { FaultStage } from '../stage.ts'
import type { FigureStory, Reading } from './figure.ts'
import { watchRemains } from './watch-remains.ts'

const tellLimitMs = 180_000
/** After so long no further interview is begun: the figure says from how many readings it is. */
const storyLimitMs = 540_000
/** So many tellings of a story may fail; then it is left. */
const mostFailures = 3

export type Taken = {
  readonly story: FigureStory
  readonly seed: number
  readonly tookMs: number
  readonly readings: readonly Reading[]
  readonly aftermaths: readonly Aftermath[]
  readonly failures: readonly string[]
  /** Where the logs of the last failure are. */
  readonly logs: string | null
}

type Wishes = {
  readonly stories: readonly FigureStory[]
  readonly seed: number
  readonly report: StepReporter
  readonly signal: AbortSignal
  /** Called after each story, so that what was measured is kept whatever comes. */
  readonly onTaken: (taken: Taken) => void
  readonly onReading: (story: FigureStory, reading: Reading, count: number) => void
}

const told = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Tells the stories one after the other, on one warm stack for each kind of stage. */
export async function takeFigures({ stories, ...wishes }: Wishes): Promise<void> {
  const stages = new Stages(wishes)
  try {
    for (const story of stories) {
      if (wishes.signal.aborted) return
      wishes.onTaken(await takeStory(story, stages, wishes))
    }
  } finally {
    await stages.close()
  }
}

/** The stack that is up; another one takes its place when a story needs another kind or something failed. */
class Stages {
  #stage: FaultStage | null = null
  readonly #wishes: Pick<Wishes, 'report' | 'signal'>

  constructor(wishes: Pick<Wishes, 'report' | 'signal'>) {
    this.#wishes = wishes
  }

  async for({ stage: kind = 'usual' }: FigureStory): Promise<FaultStage> {
    if (this.#stage && this.#stage.kind !== kind) await this.close()
    this.#stage ??= await FaultStage.open(this.#wishes.report, kind, this.#wishes.signal)
    return this.#stage
  }

  async close({ keepLogs = false }: { keepLogs?: boolean } = {}): Promise<string | null> {
    const stage = this.#stage
    this.#stage = null
    await stage?.close({ keepLogs })
    return stage?.stack.logs ?? null
  }
}

async function takeStory(
  story: FigureStory,
  stages: Stages,
  { seed, signal, onReading }: Omit<Wishes, 'stories'>,
): Promise<Taken> {
  const begunAt = performance.now()
  const readings: Reading[] = []
  const failures: string[] = []
  let watches: Promise<Aftermath>[] = []
  const aftermaths: Aftermath[] = []
  let logs: string | null = null
  const take = (reading: Reading): boolean => {
    if (readings.length < story.readings) {
      readings.push(reading)
      onReading(story, reading, readings.length)
    }
    return readings.length < story.readings
  }
  const settle = async (): Promise<void> => {
    aftermaths.push(...(await Promise.all(watches)))
    watches = []
  }
  const mayGoOn = (): boolean =>
    readings.length < story.readings &&
    failures.length < mostFailures &&
    performance.now() - begunAt < storyLimitMs &&
    !signal.aborted
  while (mayGoOn()) {
    const stage = await stages.for(story)
    stage.scenes = []
    stage.random = seeded(seed + story.row * 1000 + readings.length)
    let failed = false
    try {
      await stage.voice.clear()
      await within(story.limitMs ?? tellLimitMs, story.key, () => story.tell(stage, take))
    } catch (error) {
      failures.push(told(error))
      failed = true
    }
    watches.push(...stage.scenes.map((scene) => watchRemains(stage, scene)))
    if (!failed) continue
    // A stack on which something failed is not trusted any more; its logs are kept.
    await settle()
    logs = await stages.close({ keepLogs: true })
  }
  await settle()
  return { story, seed, tookMs: performance.now() - begunAt, readings, aftermaths, failures, logs }
}
