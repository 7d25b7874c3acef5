import { seconds, within } from '@candor/shared'
import {
  type AttemptCounts,
  type AttemptStanding,
  countAttempts,
  countOwedWork,
  countWorkers,
  type FigureSums,
  listAttempts,
  type OwedWorkCounts,
  readSweepHealth,
  sumFigures,
  type WorkerCounts,
} from '@candor/store'
import { parts } from '../../server/parts.ts'

const mostShown = 100

/** The sweep by PostgreSQL's clock alone: how long ago, never when. Lengths are milliseconds. */
export type SweepFacts = {
  readonly ranAgoMs: number
  readonly runs: number
  /** Nobody is called lost for so long yet; 0 outside of grace. */
  readonly graceMs: number
  readonly lastWork: Record<string, unknown> | null
  readonly workedAgoMs: number | null
}

export type Operations = {
  readonly counts: AttemptCounts
  readonly sweep: SweepFacts
  readonly attempts: readonly AttemptStanding[]
  readonly work: OwedWorkCounts
  readonly workers: WorkerCounts
  /** Of the interviewers that left in the last day. */
  readonly figures: FigureSums
}

/** How everything stands, read at one moment. @throws when the database does not answer within five seconds. */
export async function readOperations(): Promise<Operations> {
  const { db } = parts()
  const [counts, health, attempts, work, workers, figures] = await within(seconds(5), 'read operations', () =>
    Promise.all([
      countAttempts(db),
      readSweepHealth(db),
      listAttempts(db, { endedToo: false, limit: mostShown }),
      countOwedWork(db),
      countWorkers(db),
      sumFigures(db),
    ]),
  )
  const { lastRunAt, graceUntil, runs, lastWork, lastWorkAt } = health
  const ranAgoMs = Math.max(0, counts.sweptAgoMs)
  return {
    counts,
    attempts,
    work,
    workers,
    figures,
    sweep: {
      ranAgoMs,
      runs,
      graceMs: Math.max(0, graceUntil - lastRunAt - ranAgoMs),
      lastWork,
      workedAgoMs: lastWorkAt === null ? null : Math.max(0, ranAgoMs + lastRunAt - lastWorkAt),
    },
  }
}
