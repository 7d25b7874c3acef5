import type { StepReporter } from '@candor/stack'
import type { Entrance } from '../e2e/people/synthetic-candidate.ts'
import type { Side } from './moments.ts'
import type { Worker } from './wait-until-warm.ts'

/** One of the two who are measured, running. */
export type Subject = {
  readonly side: Side
  readonly worker: Worker
  /** Does what lies before the click and gives the click, which brings the way into the room. */
  readonly prepare: () => Promise<() => Promise<Entrance>>
  readonly stop: () => Promise<void>
}

export type StartOptions = {
  /** Where a side keeps what it needs while it runs. */
  readonly folder: string
  /** The stub's OpenAI-compatible address. */
  readonly services: string
  readonly report: StepReporter
  readonly signal: AbortSignal
}
