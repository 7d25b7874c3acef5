import type { Ear } from './ear.ts'
import type { SyntheticCandidate } from './synthetic-candidate.ts'

/** What a story needs of a candidate, whether it lives in this process or in one of its own. */
export type Person = Pick<
  SyntheticCandidate,
  'phase' | 'interviewerState' | 'ending' | 'lines' | 'enter' | 'say' | 'type' | 'leave'
> & {
  readonly ear: Pick<Ear, 'lastSoundAt'>
  on(event: 'disconnected', listener: (at: number) => void): unknown
}
