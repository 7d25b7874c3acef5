import { type AttemptInside, type Inside, lookInto } from '@candor/store'
import { columns } from './columns.ts'
import type { Command } from './command.ts'
import { readRoom, type RoomNow } from './read-room.ts'
import { refusalOf } from './refusal-words.ts'
import { sayLength, sayMoment } from './say-length.ts'
import type { World } from './world.ts'

/** `room`: null where LiveKit has none; in words where it could not be asked. */
export type Shown = Omit<Inside, 'attempts'> & {
  readonly attempts: readonly (AttemptInside & { readonly room: RoomNow | null | string })[]
}

async function lookAtRoom(
  { askRooms }: World,
  { roomName, roomGoneAt }: AttemptInside,
): Promise<RoomNow | null | string> {
  if (roomGoneAt !== null) return null
  try {
    return await askRooms((livekit) => readRoom(livekit, roomName))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

export function renderShown({ interviewId, candidateName, title, nowAt, attempts }: Shown): string {
  const head = `${title}, ${candidateName}\ninterview   ${interviewId}`
  if (attempts.length === 0) return `${head}\nNo attempt yet.`
  return [head, ...attempts.map((attempt) => renderAttempt(attempt, nowAt))].join('\n\n')
}

function renderAttempt(attempt: Shown['attempts'][number], nowAt: number): string {
  const { state, endReason, deadlineAt, hardStopAt, lease, itemsByEpoch, room, events } = attempt
  const until = (at: number | null): string => (at === null ? '-' : `${sayMoment(at)}, in ${sayLength(at - nowAt)}`)
  const facts: [string, string][] = [
    ['attempt', `${attempt.id}, number ${attempt.number}`],
    ['state', endReason ? `${state}, ${endReason}` : state],
    ['candidate', attempt.candidatePresent ? 'there' : 'not there'],
    ['opened', `${sayMoment(attempt.openedAt)}, ${sayLength(nowAt - attempt.openedAt)} ago`],
    ['live since', sayMoment(attempt.liveAt)],
    ['deadline', until(deadlineAt)],
    ['hard stop', until(hardStopAt)],
    ['ended', sayMoment(attempt.endedAt)],
    ['interviewer', `${attempt.epoch}, last asked for ${attempt.dispatchedEpoch}, lost ${attempt.lostInterviewers}`],
    [
      'lease',
      lease
        ? `epoch ${lease.epoch}, beaten ${sayLength(lease.beatenAgoMs)} ago, job ${lease.jobId}, process ${lease.pid} on ${lease.host}`
        : '-',
    ],
    ['items', itemsByEpoch.map(renderItems).join('; ') || 'none'],
    ['room', renderRoom(attempt.roomName, room, attempt.roomGoneAt)],
  ]
  const lines = events.map(({ at, kind, epoch, detail }) => [
    sayMoment(at),
    kind,
    String(epoch),
    JSON.stringify(detail),
  ])
  const told = facts.map(([name, value]) => `${name.padEnd(12)}${value}`).join('\n')
  return `${told}\n\n${columns(['at (UTC)', 'what happened', 'epoch', ''], lines, [2])}`
}

function renderItems({ epoch, items, replaced }: AttemptInside['itemsByEpoch'][number]): string {
  return `epoch ${epoch}: ${items}${replaced > 0 ? ` (and ${replaced} provisional, replaced)` : ''}`
}

function renderRoom(name: string, room: RoomNow | null | string, goneAt: number | null): string {
  if (typeof room === 'string') return `${name}: ${room}`
  if (room === null) return `${name}, ${goneAt === null ? 'not in LiveKit' : `gone since ${sayMoment(goneAt)}`}`
  const people = room.participants.map(({ identity, kind, state, tracks }) => {
    const published = tracks.map(({ source, type, muted }) => `${source} ${type}${muted ? ', muted' : ''}`)
    return `  ${identity} (${kind}, ${state}): ${published.join('; ') || 'no tracks'}`
  })
  return [`${name}, since ${sayMoment(room.createdAt)}`, ...(people.length > 0 ? people : ['  empty'])].join('\n')
}

export const show: Command = {
  name: 'show',
  usage: 'ID',
  what: 'everything but the words about one attempt, or all attempts of an interview',
  takesId: true,
  options: [],
  run: async (world, { id }) => {
    const found = await world.askStore((db) => lookInto(db, { id }))
    if (!found.ok) throw refusalOf(id, found.refusal)
    const attempts = await Promise.all(
      found.value.attempts.map(async (attempt) => ({ ...attempt, room: await lookAtRoom(world, attempt) })),
    )
    const shown = { ...found.value, attempts }
    return { json: shown, text: renderShown(shown) }
  },
}
