import { hostname } from 'node:os'
import type { Db } from '@candor/drizzle'
import type { Swept } from '@candor/rooms'
import { seconds, within } from '@candor/shared'
import { keepFigures } from '@candor/store'
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Note, WordFromJob } from '../../job-words.ts'
import type { Log } from '../../log.ts'
import { instruments, type Instruments } from './instruments.ts'
import type { Prices } from './prices.ts'
import { showStanding, standingGauges } from './show-standing.ts'
import { openTally, type Tally } from './tally.ts'

type Place = { readonly attemptId: string; readonly epoch: number }
type WorkerState = { readonly capacity: number; readonly running: () => number; readonly draining: () => boolean }
type World = { readonly db: Db; readonly log: Log; readonly prices: Prices | undefined }

export type WorkerFigures = {
  readonly take: Instruments
  /** A word of a job's process. */
  readonly onWord: (word: WordFromJob, pid: number) => void
  readonly onExit: (pid: number) => void
  /** A job was taken, or refused; how long its interviewer takes into the room counts from here. */
  readonly decided: (taken: Place | null) => void
  readonly swept: (swept: Swept, tookMs: number) => void
  readonly sweepFailed: () => void
  /** All figures as Prometheus reads them. Without the database those that it knows are left out. */
  readonly text: (now: WorkerState) => Promise<{ readonly type: string; readonly text: string }>
  /** Resolves when what ended so far is kept, at the limit at the latest. */
  readonly settled: () => Promise<void>
}

const keepLimitMs = seconds(5)
const readLimitMs = seconds(2)
/** Jobs that were taken and never came are forgotten after so long. */
const comesWithinMs = seconds(60)
const nameOf = ({ attemptId, epoch }: Place): string => `${attemptId} ${epoch}`

/** Counts what this worker does and what its interviews take; keeps the sum of each when its interviewer has left. */
export function openFigures({ db, log, prices }: World): WorkerFigures {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const take = instruments(registry)
  const standing = new Registry()
  const gauges = standingGauges(standing)
  const open = new Map<number, { readonly place: Place; readonly tally: Tally }>()
  const comingSince = new Map<string, number>()
  const keeping = new Set<Promise<void>>()

  const keep = ({ place, tally }: { place: Place; tally: Tally }): void => {
    const figures = { ...place, host: hostname(), ...tally.sum() }
    if (figures.cost) take.cost.inc(figures.cost)
    const one = within(keepLimitMs, 'keep the figures', () => keepFigures(db, figures))
      .catch((error: unknown) => log.warn({ part: 'cleanup', error, ...place }, 'figures of an interview not kept'))
      .finally(() => keeping.delete(one))
    keeping.add(one)
  }
  const close = (pid: number): void => {
    const one = open.get(pid)
    open.delete(pid)
    take.jobMemory.remove({ pid: String(pid) })
    take.jobCpu.remove({ pid: String(pid) })
    if (one) keep(one)
  }
  const tallyOf = (pid: number, { attemptId, epoch }: Place): Tally => {
    const known = open.get(pid)
    if (known) return known.tally
    const tally = openTally(prices)
    open.set(pid, { place: { attemptId, epoch }, tally })
    return tally
  }
  const arrived = (place: Place): void => {
    const since = comingSince.get(nameOf(place))
    if (since !== undefined) take.join.observe((performance.now() - since) / 1000)
    comingSince.delete(nameOf(place))
  }
  const onWord: WorkerFigures['onWord'] = (word, pid) => {
    if (word.candor === 'left') return
    const tally = tallyOf(pid, word)
    if (word.candor === 'noted') {
      tally.note(word.note)
      count(take, word.note)
      if (word.note.what === 'in_room') arrived(word)
      return
    }
    const { memoryBytes = 0, cpuMs = 0 } = word
    tally.tick({ memoryBytes, cpuMs })
    take.jobMemory.set({ pid: String(pid) }, memoryBytes)
    take.jobCpu.set({ pid: String(pid) }, cpuMs / 1000)
  }
  return {
    take,
    onWord,
    onExit: close,
    decided: (place) => {
      take.jobs.inc({ decision: place ? 'taken' : 'refused' })
      if (!place) return
      const now = performance.now()
      for (const [name, since] of comingSince) if (now - since > comesWithinMs) comingSince.delete(name)
      comingSince.set(nameOf(place), now)
    },
    sweepFailed: () => take.sweeps.inc({ result: 'failed' }),
    swept: (swept, tookMs) => {
      take.sweeps.inc({ result: 'done' })
      take.sweepSeconds.observe(tookMs / 1000)
      for (const [kind, list] of Object.entries(swept)) if (list.length > 0) take.sweepWork.inc({ kind }, list.length)
    },
    text: async ({ capacity, running, draining }) => {
      take.capacity.set(capacity)
      take.running.set(running())
      take.draining.set(draining() ? 1 : 0)
      const known = await within(readLimitMs, 'read the standing', () => showStanding(db, gauges)).then(
        () => true,
        () => false,
      )
      gauges.databaseUp.set(known ? 1 : 0)
      const all = known ? [standing.metrics()] : [standing.getSingleMetricAsString('candor_database_up')]
      return { type: registry.contentType, text: (await Promise.all([registry.metrics(), ...all])).join('\n') }
    },
    settled: async () => void (await Promise.all(keeping)),
  }
}

function count(take: Instruments, note: Note): void {
  switch (note.what) {
    case 'first_sound':
      return take.firstSound.observe(note.ms / 1000)
    case 'turn':
      return take.turn.observe(note.ms / 1000)
    case 'failed':
      return take.providerErrors.inc({ part: note.part, status: note.status })
    case 'tokens':
      take.tokens.inc({ kind: 'prompt' }, note.prompt)
      return take.tokens.inc({ kind: 'completion' }, note.completion)
    case 'heard':
      return take.heard.inc(note.ms / 1000)
    case 'spoken':
      return take.spoken.inc(note.characters)
    case 'in_room':
      return
  }
}
