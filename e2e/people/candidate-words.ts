import type { InterviewPhase } from '@candor/shared'
import type { Ending, Entrance, Line } from './synthetic-candidate.ts'

/** What a candidate in a process of its own is asked to do; `id` comes back when it is done. */
export type WordToCandidate = { readonly id: number } & (
  | { readonly do: 'enter'; readonly entrance: Entrance }
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'leave' }
)

/** What it tells. Moments are epoch milliseconds: each process has its own `performance.now()`. */
export type WordFromCandidate =
  | { readonly tell: 'done'; readonly id: number; readonly error: string | null }
  | { readonly tell: 'line'; readonly line: Line }
  | { readonly tell: 'phase'; readonly phase: InterviewPhase }
  | { readonly tell: 'state'; readonly state: string }
  | { readonly tell: 'ending'; readonly ending: Ending }
  | { readonly tell: 'disconnected'; readonly at: number }
  | { readonly tell: 'sound'; readonly at: number }
