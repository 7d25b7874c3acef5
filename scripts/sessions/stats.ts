import {
  type AttemptCounts,
  countAttempts,
  countOwedWork,
  type OwedWorkCounts,
  readSweepHealth,
  type SweepHealth,
} from '@candor/store'
import type { Command } from './command.ts'
import { compareAll } from './compare-all.ts'
import { countSpool, type Spooled } from './count-spool.ts'
import { lookAtProcesses, lostOrphans } from './processes.ts'
import { sayLength } from './say-length.ts'
import type { World } from './world.ts'

/** What must be nothing. Null where it could not be found out. */
export type MustBeZero = {
  readonly stuckAttempts: number
  readonly strayRooms: number | null
  readonly leftoverLeases: number
  readonly orphanProcesses: number | null
  readonly unstoredSpoolFiles: number
}
export type Stats = Omit<AttemptCounts, 'sweptAgoMs'> & {
  readonly sweep: SweepHealth & { readonly lastRunAgoMs: number }
  readonly afterInterviews: OwedWorkCounts
  readonly spool: Spooled
  readonly mustBeZero: MustBeZero
}

const sweepLateMs = 3000

async function readStats(world: World): Promise<Stats> {
  const [{ sweptAgoMs, ...counts }, health, afterInterviews] = await world.askStore((db) =>
    Promise.all([countAttempts(db), readSweepHealth(db), countOwedWork(db)]),
  )
  const [rooms, found, spool] = await Promise.all([
    compareAll(world).catch(() => null),
    lookAtProcesses(world).catch(() => null),
    countSpool(world.spool),
  ])
  return {
    ...counts,
    sweep: { ...health, lastRunAgoMs: sweptAgoMs },
    afterInterviews,
    spool,
    mustBeZero: {
      stuckAttempts: counts.stuckAttempts.length,
      strayRooms: rooms && rooms.rooms.filter(({ standing }) => standing === 'stray').length,
      leftoverLeases: counts.leftoverLeases.length,
      orphanProcesses: found && lostOrphans(found).length,
      unstoredSpoolFiles: spool.waiting + spool.aside,
    },
  }
}

const counted = (counts: Readonly<Record<string, number | undefined>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none'

export function renderStats({
  active,
  byState,
  oldest,
  lost,
  owedRooms,
  endedToday,
  sweep,
  afterInterviews: { unsealed, owed, failing },
  spool,
  ...rest
}: Stats): string {
  const { stuckAttempts, strayRooms, leftoverLeases, orphanProcesses, unstoredSpoolFiles } = rest.mustBeZero
  const late = sweep.lastRunAgoMs > sweepLateMs ? ': nobody sweeps, is a worker running?' : ''
  const facts: [string, string][] = [
    ['active', `${active}${active > 0 ? ` (${counted(byState)})` : ''}`],
    ['oldest', oldest ? `${oldest.attemptId}, for ${sayLength(oldest.openForMs)}` : '-'],
    ['lost interviewers', `${lost.now} now, ${lost.today} today`],
    ['rooms to delete', String(owedRooms)],
    ['ended today (UTC)', counted(endedToday)],
    ['after interviews', `${unsealed} to seal, ${owed} owed, ${failing} of them failing`],
    ['sweep', `${sayLength(sweep.lastRunAgoMs)} ago, ${sweep.runs} so far${late}`],
    ['last work of it', sweep.lastWork ? JSON.stringify(sweep.lastWork) : '-'],
  ]
  const named = (ids: readonly string[]): string => (ids.length > 0 ? `  ${ids.join(' ')}` : '')
  const zeros: [string, number | null, string][] = [
    ['stuck attempts', stuckAttempts, named(rest.stuckAttempts)],
    ['stray rooms', strayRooms, ''],
    ['leftover leases', leftoverLeases, named(rest.leftoverLeases)],
    ['orphan processes', orphanProcesses, ''],
    ['unstored spool files', unstoredSpoolFiles, spool.aside > 0 ? `  ${spool.aside} of them aside` : ''],
  ]
  return [
    ...facts.map(([name, value]) => `${name.padEnd(22)}${value}`),
    '',
    'These must be zero:',
    ...zeros.map(([name, count, which]) => `  ${name.padEnd(22)}${count === null ? 'not known' : count}${which}`),
  ].join('\n')
}

export const stats: Command = {
  name: 'stats',
  usage: '',
  what: 'how it stands, and five numbers that must be zero',
  takesId: false,
  options: [],
  more: `stuck attempts: unfinished ten seconds after their deadline. leftover leases: held by nobody who should. orphan processes and spool
files: of this host.`,
  run: async (world) => {
    const all = await readStats(world)
    return { json: all, text: renderStats(all) }
  },
}
