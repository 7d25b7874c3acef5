import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StepReporter } from '@candor/stack'
import { dispose } from '@livekit/rtc-node'
import { startBare } from './bare.ts'
import { type Figure, measure, type Measured } from './figure.ts'
import { startOurs } from './ours.ts'
import { startStubServices } from './stub-services.ts'
import type { Subject } from './subject.ts'
import { takeRuns } from './take-runs.ts'

export type Bench = {
  readonly figures: readonly Figure[]
  readonly runs: number
  readonly report: StepReporter
  /** Ends the bench at once; what was started is stopped. */
  readonly signal: AbortSignal
}

export type BenchAnswer = { readonly figures: readonly Measured[]; readonly failed: number }

/**
 * Starts both sides and the stub they share, takes the conversations, and measures every figure in them. Leaves no process, and a
 * folder with logs only where something failed.
 * @throws StackProblem naming cause and remedy when a side does not start; the signal's reason when aborted.
 */
export async function runBench({ figures, runs, report, signal }: Bench): Promise<BenchAnswer> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'))
  let logsMatter = true
  const stops: (() => Promise<unknown>)[] = [dispose]
  try {
    const stub = await startStubServices()
    stops.push(stub.close)
    const subjects: Subject[] = []
    // One after the other: two starts at once would only make each other slow.
    for (const start of [startOurs, startBare]) {
      const subject = await start({ folder, services: stub.baseUrl, report, signal })
      stops.push(subject.stop)
      subjects.push(subject)
    }
    const taken = await takeRuns(subjects, { count: runs, tell: (line) => report.line(line), signal })
    const measured = figures.map((figure) => measure(figure, taken.runs)).filter((one) => one !== undefined)
    logsMatter = taken.failed > 0
    return { figures: measured, failed: taken.failed }
  } finally {
    for (const stop of stops.toReversed()) await stop().catch((error: unknown) => report.line(String(error)))
    if (logsMatter && !signal.aborted) report.line(`What both sides logged is kept in ${folder}`)
    else rmSync(folder, { recursive: true, force: true })
  }
}
