import { columns } from './columns.ts'
import type { Command } from './command.ts'
import { type Compared, compareAll } from './compare-all.ts'

export function renderRooms({ rooms, missing, foreign }: Compared): string {
  const lines = [
    ...rooms.map(({ name, standing, attemptId, people }) => [name, standing, attemptId ?? '-', String(people)]),
    ...missing.map(({ roomName, attemptId }) => [roomName, 'missing', attemptId, '-']),
  ]
  const others = foreign > 0 ? `${foreign} ${foreign === 1 ? 'room is' : 'rooms are'} not ours.` : ''
  const ours =
    lines.length > 0
      ? columns(['room', '', 'attempt', 'people'], lines, [3])
      : 'LiveKit has no room of ours, and none is missing.'
  return [ours, others].filter(Boolean).join('\n')
}

export const rooms: Command = {
  name: 'rooms',
  usage: '',
  what: "LiveKit's rooms of ours beside the attempts",
  takesId: false,
  options: [],
  more: `matched: its attempt is unfinished. leaving: its attempt has just ended. stray: no attempt wants it, a sweep deletes it.
missing: the attempt is unfinished and LiveKit has no room, a sweep opens it again. Rooms of others are only counted.`,
  run: async (world) => {
    const compared = await compareAll(world)
    return { json: compared, text: renderRooms(compared) }
  },
}
