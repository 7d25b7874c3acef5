import type { FaultStage } from './stage.ts'

/** What one playing of a row came to. Lengths are milliseconds. */
export type Playing = {
  /** From the fault until the interviewer was heard, or the end was shown, whichever the row is about; null where it has no such moment. */
  readonly againMs: number | null
  /** Further figures of this row by name. */
  readonly figures?: Readonly<Record<string, number>>
}

/** One line of the fault matrix: something breaks in the middle of a real interview. */
export type FaultRow = {
  readonly row: number
  readonly name: string
  /** Part of the selection that runs with every `npm test`. */
  readonly smoke?: boolean
  /** Repeated twenty times for figures; a number repeats it that often. */
  readonly figures?: boolean | number
  readonly play: (stage: FaultStage) => Promise<Playing>
}
