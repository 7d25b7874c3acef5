import type { Chance } from '../kernel/chance.ts'
import type { Process } from '../kernel/process.ts'
import type { Timeline } from '../kernel/timeline.ts'
import type { ModelStore } from '../store/model-store.ts'
import type { Answer, Call, Input, ModelVerbs, VerbName } from '../store/verbs.ts'
import type { Habits } from './habits.ts'
import type { Candidate, Database, Dispatch, Host, Ledger, ModelLiveKit, Sweeper } from './parts.ts'

/** Mistakes that can be planted to see whether the simulation finds them. Some of them the product once made. */
export type Flaw =
  | 'claims_are_not_fenced'
  | 'second_reason_wins'
  | 'no_grace_after_an_outage'
  | 'sightings_are_not_fenced'
  | 'late_numbers_add_up_without_end'
  | 'last_words_are_not_waited_for'
  | 'presence_is_told_once'
  | 'grace_is_renewed_without_end'
  | 'each_outage_leaves_time_to_beat'
  | 'the_dead_are_known_by_number'
  | 'windows_close_on_who_sits_in_the_room'
  | 'each_number_is_good_for_a_claim'
  | 'absence_is_not_seen_by_a_successor'
  | 'grace_comes_only_with_a_sweep'
  | 'nobody_replaces_while_the_candidate_is_away'
  | 'a_failed_call_is_forgotten'
  | 'words_wait_in_memory_only'
  | 'spools_are_not_adopted'

/** Everything a lifetime is made of: one interview and all that surrounds it. */
export type World = {
  readonly time: Timeline
  readonly habits: Habits
  readonly store: ModelStore
  readonly database: Database
  readonly livekit: ModelLiveKit
  readonly hosts: readonly Host[]
  readonly ledger: Ledger
  readonly inviteId: string
  readonly candidate: Candidate
  /** Whoever ends interviews by hand, and whoever is nudged by webhooks: no fault touches them. */
  readonly byHand: Process
  readonly flaws: ReadonlySet<Flaw>
  readonly verbs: ModelVerbs
  /** A stream of randomness for each part. */
  readonly chance: { readonly database: Chance; readonly livekit: Chance; readonly talk: Chance; readonly candidate: Chance; readonly worker: Chance } // prettier-ignore
  /** How often PostgreSQL does what it was asked and the answer is lost. */
  answersLost: number
  /** The last number that had been given out when an attempt was last claimed, by the attempt's id. */
  readonly spent: Map<string, number>
  /** What happens right after the next call of a verb. */
  readonly armed: Map<VerbName, () => void>
  /** When a job was last struck: who waits for an interviewer waits anew. */
  struckAt: number
  /** The web application answers. */
  webUp: boolean
  /** The web application as one of those who sweep. */
  readonly web: Sweeper
  /** Until when something is broken that nobody can be expected to work around: promises about time count from then. */
  troubledUntil: number
  /** The faults are over, the candidate is gone for good: everything has to come to rest. */
  windingDown: boolean
  nextPid: number
  /** Calls a verb of the store at once, as PostgreSQL does when the statement has reached it. */
  readonly perform: <Name extends VerbName>(verb: Name, input: Input<Name>) => Answer<Name>
  /** LiveKit brings a job to one of the workers. */
  readonly offerJob: (dispatch: Dispatch) => void
  /** LiveKit's webhook: a hint to look, and nothing else. */
  readonly hint: () => void
  readonly trouble: (forMs: number) => void
  /** A line of the trace, made only where somebody wants to read it. */
  readonly tell: (line: () => string) => void
  /** All calls that changed or decided something, where they are wanted for a replay. */
  readonly calls: Call[] | null
}
