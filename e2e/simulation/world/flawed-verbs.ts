import { acceptedJobMs, dispatchUnclaimedMs, done } from '@candor/shared'
import { type Kept, type ModelStore, note, refuse, snapshot } from '../store/model-store.ts'
import { modelVerbs, type ModelVerbs } from '../store/verbs.ts'
import type { Flaw } from './world.ts'

const rowOf = (store: ModelStore, attemptId: string): Kept | undefined => store.attempts.get(attemptId)

/** What verbs would do with a mistake in them. */
const flawedVerbs: Partial<Record<Flaw, Partial<ModelVerbs>>> = {
  claims_are_not_fenced: {
    claimAttempt: (store, claim) => {
      const kept = rowOf(store, claim.attemptId)
      if (!kept || kept.row.state === 'ended' || kept.row.state === 'closing') return refuse('attempt_ended')
      kept.row.epoch = claim.epoch
      kept.row.claimedAt = store.now
      kept.lease = { epoch: claim.epoch, host: claim.host, pid: claim.pid, beatenAt: store.now }
      note(store, kept, 'interviewer_claimed')
      return done(snapshot(kept.row))
    },
  },
  late_numbers_add_up_without_end: {
    noteJobAccepted: (store, holder) => {
      modelVerbs.noteJobAccepted(store, holder)
      const row = rowOf(store, holder.attemptId)?.row
      if (!row || (row.dispatchedAt ?? 0) <= store.now) return
      row.dispatchedAt = store.now + acceptedJobMs * (row.dispatchedEpoch - row.spentEpoch) - dispatchUnclaimedMs
    },
  },
  second_reason_wins: {
    beginClosing: (store, end) => {
      const kept = rowOf(store, end.attemptId)
      if (kept?.row.state === 'closing') kept.row.endReason = end.reason
      if (kept) store.touched.add(kept)
      return modelVerbs.beginClosing(store, end)
    },
  },
  no_grace_after_an_outage: {
    beginSweep: (store, rest) => withoutGrace(store, () => modelVerbs.beginSweep(store, rest)),
  },
  grace_is_renewed_without_end: {
    beginSweep: (store, rest) => {
      const answer = modelVerbs.beginSweep(store, rest)
      store.sweep.pastSilenceAt = -Infinity
      return answer
    },
  },
  each_outage_leaves_time_to_beat: {
    beginSweep: (store, rest) => {
      const { silenceAt } = store.sweep
      const answer = modelVerbs.beginSweep(store, rest)
      if (store.sweep.silenceAt > silenceAt) store.sweep.pastSilenceAt = silenceAt
      return answer
    },
  },
  the_dead_are_known_by_number: {
    loseInterviewer: (store, ended) => {
      const { host, pid } = rowOf(store, ended.attemptId)?.lease ?? ended
      return modelVerbs.loseInterviewer(store, { ...ended, host, pid })
    },
  },
  windows_close_on_who_sits_in_the_room: { holdWindows: () => {} },
  each_number_is_good_for_a_claim: {
    claimAttempt: (store, claim) => {
      const row = rowOf(store, claim.attemptId)?.row
      const answer = modelVerbs.claimAttempt(store, claim)
      if (answer.ok && row) row.spentEpoch = claim.epoch
      return answer
    },
  },
  grace_comes_only_with_a_sweep: {
    takeOverdueDispatches: (store, input) => asIfJustSwept(store, () => modelVerbs.takeOverdueDispatches(store, input)),
  },
  nobody_replaces_while_the_candidate_is_away: {
    takeDispatchNumber: (store, input) => {
      const kept = rowOf(store, input.attemptId)
      return kept && isAway(kept) ? refuse('interviewer_present') : modelVerbs.takeDispatchNumber(store, input)
    },
    takeOverdueDispatches: (store, input) =>
      [...store.attempts.values()].some(isAway) ? [] : modelVerbs.takeOverdueDispatches(store, input),
  },
}

const isAway = ({ row }: Kept): boolean => row.state === 'interrupted' && !row.candidatePresent

function withoutGrace<Value>(store: ModelStore, run: () => Value): Value {
  const { graceUntil } = store.sweep
  const value = run()
  store.sweep.graceUntil = graceUntil
  return value
}

function asIfJustSwept<Value>(store: ModelStore, run: () => Value): Value {
  const { lastRunAt } = store.sweep
  store.sweep.lastRunAt = store.now
  const value = run()
  store.sweep.lastRunAt = lastRunAt
  return value
}

/** The verbs of the model, with the planted mistakes. */
export function verbsWith(flaws: readonly Flaw[]): ModelVerbs {
  return Object.assign({}, modelVerbs, ...flaws.map((flaw) => flawedVerbs[flaw])) as ModelVerbs
}
