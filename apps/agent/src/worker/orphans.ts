import { execFile } from 'node:child_process'
import { hostname } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Db } from '@candor/drizzle'
import { type OurProcess, ourProcesses, parseProcesses, psColumns, seconds } from '@candor/shared'
import { type HeldAttempt, readLeasesOn } from '@candor/store'
import type { Log } from '../log.ts'
import { isAlive } from '../recorder/process-life.ts'
import { keepRhythm } from './rhythm.ts'

const seldomMs = seconds(5)
const oftenMs = seconds(1)
const listLimitMs = seconds(3)
const limitMs = seconds(10)

const goneLimitMs = seconds(1)
/** So long may a job take that has given its attempt away: words, room, goodbye to the worker. */
const leavingMs = seconds(10)

type Scene = {
  readonly db: Db
  readonly log: Log
  readonly jobFile: string
  /** A killed one held this attempt: nobody need wait for its lease. */
  readonly onLost: (held: HeldAttempt) => Promise<unknown>
  /** The first look. */
  readonly from: Promise<unknown>
}

/** Job processes of dead workers on this host: those made for `jobFile`, so that another checkout's are left alone. */
async function listOrphans(jobFile: string): Promise<OurProcess[]> {
  const { stdout } = await promisify(execFile)('ps', [...psColumns], { maxBuffer: 16 << 20, timeout: listLimitMs })
  return ourProcesses(parseProcesses(stdout), jobFile).filter(({ orphan }) => orphan)
}

/** Kills a process and waits until it is gone: before that its spool is not free. One that has ended meanwhile is as good. */
async function kill(pid: number): Promise<void> {
  const until = performance.now() + goneLimitMs
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return
    throw error
  }
  while (isAlive({ pid, life: null }) && performance.now() < until) await delay(20)
}

export type Doomed = { readonly pid: number; readonly held: HeldAttempt | null }

/**
 * Tells at each look which orphans will never notice that their worker is gone: who has not proved itself for a lease, and who still runs
 * though it has held nothing for as long as leaving may take. One that proves itself goes on talking until its successor is there.
 */
export function judgeOrphans(): (pids: readonly number[], leases: readonly HeldAttempt[], now: number) => Doomed[] {
  let idleSince = new Map<number, number>()
  return (pids, leases, now) => {
    const doomed: Doomed[] = []
    const idle = new Map<number, number>()
    for (const pid of pids) {
      const held = leases.find((lease) => lease.pid === pid) ?? null
      if (held && !held.alive) doomed.push({ pid, held })
      if (held) continue
      const since = idleSince.get(pid) ?? now
      if (now - since > leavingMs) doomed.push({ pid, held })
      else idle.set(pid, since)
    }
    idleSince = idle
    return doomed
  }
}

/** Kills who is doomed, and says whose attempt is free; what comes of that is not waited for. */
export async function killDoomed(
  doomed: readonly Doomed[],
  { log, onLost }: Pick<Scene, 'log' | 'onLost'>,
): Promise<void> {
  const killOne = async ({ pid, held }: Doomed): Promise<void> => {
    log.warn({ part: 'cleanup', jobPid: pid, attemptId: held?.attemptId }, 'orphan of a dead worker: killed')
    await kill(pid)
    if (!held) return
    onLost(held).catch((error: unknown) => log.warn({ part: 'cleanup', error }, 'orphan not replaced yet'))
  }
  await Promise.all(doomed.map(killOne))
}

/**
 * Kills what a dead worker left on this host. Who held an attempt and stood still is replaced at once: it cannot speak any more, and no
 * sweep need find that out. Looks every second while there are orphans, as a talking one may stop at any time.
 */
export function sweepOrphans({ db, log, jobFile, onLost, from }: Scene): { stop: () => void } {
  const judge = judgeOrphans()
  let some = false
  const once = async (): Promise<void> => {
    const orphans = await listOrphans(jobFile)
    some = orphans.length > 0
    const leases = some ? await readLeasesOn(db, hostname()) : []
    const doomed = judge(
      orphans.map(({ pid }) => pid),
      leases,
      performance.now(),
    )
    await killDoomed(doomed, { log, onLost })
  }
  return keepRhythm({
    name: 'look for orphans',
    from,
    everyMs: () => (some ? oftenMs : seldomMs),
    limitMs,
    run: once,
    onFailed: (error) => log.debug({ part: 'cleanup', error }, 'could not look for orphans'),
  })
}
