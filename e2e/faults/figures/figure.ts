import type { FaultStage } from '../stage.ts'
import type { StageKind } from '../stage-kinds.ts'

/** What one blow came to, by name. Names that end in Ms are milliseconds. */
export type Reading = Readonly<Record<string, number>>

/** What a figure must reach: `p95` by nearest rank, or no reading above it. */
export type Goal = { readonly of: string; readonly what: string; readonly by: 'p95' | 'most'; readonly atMost: number }

/** Takes a reading in; false once there are enough. */
export type Take = (reading: Reading) => boolean

/** A row of the matrix with figures: a short story that is told again until there are enough readings. */
export type FigureStory = {
  /** Its name in the results; never changed, so that results can be compared. */
  readonly key: string
  readonly row: number
  readonly name: string
  readonly stage?: StageKind
  readonly readings: number
  readonly goals: readonly Goal[]
  /** One interview, with one or more blows. A telling that lasts longer has failed; three minutes where it is not given. */
  readonly limitMs?: number
  readonly tell: (stage: FaultStage, take: Take) => Promise<void>
}

export const p95Of = (of: string, what: string, atMost: number): Goal => ({ of, what, by: 'p95', atMost })
export const mostOf = (of: string, what: string, atMost: number): Goal => ({ of, what, by: 'most', atMost })
