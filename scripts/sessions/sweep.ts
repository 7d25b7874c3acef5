import { sweep as sweepNow, type Swept } from '@candor/rooms'
import { foreseeSweep, type ForeseenSweep } from '@candor/store'
import type { Command } from './command.ts'
import { type Compared, compareAll } from './compare-all.ts'
import { countSpool } from './count-spool.ts'

/** `rooms`: in words where LiveKit could not be asked. */
export type Foreseen = ForeseenSweep & { readonly rooms: Pick<Compared, 'rooms' | 'missing'> | string }

export function renderForeseen({ ended, dispatched, owedRooms, rooms, comparesRooms }: Foreseen): string {
  const compared = typeof rooms === 'string' ? { rooms: [], missing: [] } : rooms
  const owed = new Set(owedRooms.map(({ roomName }) => roomName))
  const stray = compared.rooms.filter(({ name, standing }) => standing !== 'matched' && !owed.has(name))
  const lines = [
    ...ended.map(({ attemptId, reason }) => `end ${attemptId}: ${reason}`),
    ...dispatched.map(
      ({ attemptId, number, lost }) =>
        `ask for interviewer ${number} of ${attemptId}: ${lost ? 'the one before is lost' : 'nobody claimed the last dispatch'}`,
    ),
    ...owedRooms.map(({ attemptId, roomName }) => `delete the room ${roomName} of ${attemptId}`),
    ...stray.map(({ name }) => `delete the stray room ${name}`),
    ...compared.missing.map(({ attemptId, roomName }) => `open the room ${roomName} of ${attemptId} again`),
  ]
  const words =
    lines.length > 0 ? ['A sweep would now:', ...lines.map((line) => `  ${line}`)] : ['A sweep would now do nothing.']
  if (typeof rooms === 'string') words.push(`Rooms could not be compared. ${rooms}`)
  else if (!comparesRooms) words.push('Rooms are compared every five seconds; the very next sweep leaves them.')
  return words.join('\n')
}

export function renderSwept(swept: Swept, waiting: number): string {
  const kinds: [keyof Swept, string][] = [
    ['ended', 'ended'],
    ['dispatched', 'asked for an interviewer of'],
    ['roomsGone', 'deleted the room of'],
    ['strayRoomsGone', 'deleted the stray room'],
    ['roomsReopened', 'opened again the room of'],
    ['failed', 'failed:'],
  ]
  const lines = kinds.flatMap(([kind, words]) => swept[kind].map((one) => `  ${words} ${one}`))
  const spool = waiting > 0 ? [`Files with words wait on this host: ${waiting}. A worker stores them.`] : []
  return [...(lines.length > 0 ? ['Swept:', ...lines] : ['Swept: there was nothing to do.']), ...spool].join('\n')
}

export const sweep: Command = {
  name: 'sweep',
  usage: '[--dry-run]',
  what: 'sweeps once, or says what a sweep would do and changes nothing',
  takesId: false,
  options: ['dry-run'],
  more: 'Workers sweep every second; a further sweep does no harm. One sweep takes at most 20 of a kind. Files with words are stored by a worker.',
  run: async (world, { dryRun }) => {
    if (!dryRun) {
      const swept = await world.askBoth(sweepNow)
      const { waiting } = await countSpool(world.spool)
      return { json: swept, text: renderSwept(swept, waiting), failed: swept.failed.length > 0 }
    }
    const foreseen = await world.askStore(foreseeSweep)
    const rooms = await compareAll(world).catch((error: unknown) =>
      error instanceof Error ? error.message : String(error),
    )
    const all = {
      ...foreseen,
      rooms: typeof rooms === 'string' ? rooms : { rooms: rooms.rooms, missing: rooms.missing },
    }
    return { json: all, text: renderForeseen(all) }
  },
}
