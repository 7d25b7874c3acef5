import type { Db } from '@candor/drizzle'
import { attemptStates } from '@candor/shared'
import { countAttempts, countOwedWork, countWorkers, readLeaseAges, readSweepHealth } from '@candor/store'
import { Gauge, type Registry } from 'prom-client'
import { quantile } from './tally.ts'

/** Gauges of what the database knows of all workers together: every worker shows the same, so take one or the largest, never the sum. */
export function standingGauges(registry: Registry) {
  const gauge = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge<Label>({ name: `candor_${name}`, help, labelNames, registers: [registry] })
  return {
    databaseUp: gauge('database_up', '1 when PostgreSQL answered this very request.'),
    attempts: gauge('attempts', 'Unfinished attempts.', ['state']),
    oldest: gauge('attempt_oldest_seconds', 'Age of the oldest unfinished attempt.'),
    stuck: gauge('attempts_stuck', 'Attempts unfinished ten seconds after their deadline. Must be 0.'),
    leftover: gauge('leases_leftover', 'Leases that nobody should hold. Must be 0.'),
    leaseAge: gauge('lease_age_seconds', 'Since interviewers last proved that they live.', ['which']),
    lost: gauge('interviewers_lost', 'Lost and not replaced yet, and lost today.', ['when']),
    endedToday: gauge('attempts_ended_today', 'Ended since midnight UTC.', ['reason']),
    owedRooms: gauge('rooms_owed', 'Rooms of ended attempts that LiveKit has not confirmed gone.'),
    sweepAge: gauge('sweep_age_seconds', 'Since anybody swept.'),
    sweepRuns: gauge('sweep_runs', 'Sweeps of all workers so far.'),
    unsealed: gauge('transcripts_unsealed', 'Transcripts with something not sealed yet.'),
    work: gauge('work', 'Work owed after interviews, and of it what failed at least once.', ['which']),
    workAge: gauge('work_oldest_seconds', 'Age of the oldest work owed.'),
    workers: gauge('workers', 'Workers that live.', ['which']),
    places: gauge('places', 'Interviews that may run at once, run, and could begin now.', ['which']),
  }
}
export type StandingGauges = ReturnType<typeof standingGauges>

/** Sets the gauges from the database. @throws what the database answers. */
export async function showStanding(db: Db, to: StandingGauges): Promise<void> {
  const [counts, sweep, work, workers, ages] = await Promise.all([
    countAttempts(db),
    readSweepHealth(db),
    countOwedWork(db),
    countWorkers(db),
    readLeaseAges(db),
  ])
  for (const state of attemptStates) if (state !== 'ended') to.attempts.set({ state }, counts.byState[state] ?? 0)
  to.oldest.set((counts.oldest?.openForMs ?? 0) / 1000)
  to.stuck.set(counts.stuckAttempts.length)
  to.leftover.set(counts.leftoverLeases.length)
  to.leaseAge.set({ which: 'median' }, (quantile(ages, 0.5) ?? 0) / 1000)
  to.leaseAge.set({ which: 'oldest' }, (ages[0] ?? 0) / 1000)
  to.lost.set({ when: 'now' }, counts.lost.now)
  to.lost.set({ when: 'today' }, counts.lost.today)
  to.endedToday.reset()
  for (const [reason, count] of Object.entries(counts.endedToday)) to.endedToday.set({ reason }, count)
  to.owedRooms.set(counts.owedRooms)
  to.sweepAge.set(Math.max(0, counts.sweptAgoMs) / 1000)
  to.sweepRuns.set(sweep.runs)
  to.unsealed.set(work.unsealed)
  to.work.set({ which: 'owed' }, work.owed)
  to.work.set({ which: 'failing' }, work.failing)
  to.workAge.set((work.oldestOwedMs ?? 0) / 1000)
  to.workers.set({ which: 'taking' }, workers.workers - workers.draining)
  to.workers.set({ which: 'draining' }, workers.draining)
  to.places.set({ which: 'capacity' }, workers.capacity)
  to.places.set({ which: 'running' }, workers.running)
  to.places.set({ which: 'free' }, workers.free)
}
