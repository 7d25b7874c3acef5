import type { StageKind } from './stage-kinds.ts'
import type { FaultStage } from './stage.ts'

/** What one playing of a row came to. Lengths are milliseconds. */
export type Playing = {
  /** From the fault until the interviewer was heard, or the end was shown, whichever the row is about; null where it has no such moment. */
  readonly againMs: number | readonly number[] | null
  /** Further figures of this row by name. */
  readonly figures?: Readonly<Record<string, number>>
}

/** One line of the fault matrix: something breaks in the middle of a real interview. */
export type FaultRow = {
  readonly row: number
  readonly name: string
  /** Part of the selection that runs with every `npm test`. */
  readonly smoke?: boolean
  /** What it is played on; the usual stack where it is not given. */
  readonly stage?: StageKind
  /** A playing that lasts longer has failed; two minutes where it is not given. */
  readonly limitMs?: number
  /** How long rooms, leases and unfinished attempts may need to go: three times the row's longest clock, at least 15 s. */
  readonly settleMs?: number
  readonly play: (stage: FaultStage) => Promise<Playing>
}
