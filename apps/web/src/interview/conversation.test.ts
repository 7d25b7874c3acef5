import { type CandidateRequest, type InterviewPhase, JoinBody, noAccommodations } from '@candor/shared'
import { afterEach, expect, test, vi } from 'vitest'
import { Conversation } from './conversation.ts'
import type { InterviewerState } from './interviewer-state.ts'
import type { InterviewerNow, LiveRoom, RoomTells } from './live-room.ts'

const ended: (() => void)[] = []
afterEach(() => {
  for (const end of ended.splice(0)) end()
  vi.unstubAllGlobals()
})

const attemptId = 'att_00000000'
const answers: Record<string, object> = {
  join: { v: 1, attemptId, serverUrl: 'ws://127.0.0.1:7880', token: 'x' },
  words: { v: 1, words: [] },
}
const times = { timeLeftMs: null, returnWithinMs: null }

/** A page whose server answers at once, first with the refusals named, and whose rooms the test speaks for. */
function page({ refusals = 0 }: { refusals?: number } = {}) {
  const joins: (JoinBody | null)[] = []
  const asked: CandidateRequest['ask'][] = []
  const rooms: RoomTells[] = []
  const server = { state: 'open' }
  vi.stubGlobal('RTCPeerConnection', vi.fn())
  vi.stubGlobal('fetch', (path: string, { body }: RequestInit) => {
    const door = path.split('/').at(-1) ?? ''
    if (door === 'join') joins.push(typeof body === 'string' ? JoinBody.parse(JSON.parse(body)) : null)
    if (door === 'join' && joins.length <= refusals) {
      return Promise.resolve(Response.json({ code: 'unavailable' }, { status: 503 }))
    }
    const attempt = { v: 1, attemptId, state: server.state, endReason: null, mayResume: false, ...times }
    return Promise.resolve(Response.json(answers[door] ?? attempt))
  })
  const room: Pick<LiveRoom, 'request' | 'publish' | 'setMuted' | 'leave'> = {
    publish: async () => {},
    setMuted: async () => {},
    request: async (ask) => void asked.push(ask),
    leave: async () => {},
  }
  const conversation = new Conversation('inv_00000000', () =>
    Promise.resolve({
      enterRoom: async (_, tells) => {
        rooms.push(tells)
        return room as LiveRoom
      },
    }),
  )
  ended.push(conversation.dispose)
  const isConnected = () => expect.poll(() => conversation.talk().connection.at).toBe('connected')
  return { conversation, joins, asked, rooms, server, isConnected }
}

const first = `agent-${attemptId}-e1`
const second = `agent-${attemptId}-e2`

function now(identity: string, state: InterviewerState | null, phase: InterviewPhase | null = null): InterviewerNow {
  return { identity, state, phase }
}

test('the question is shown to a page that comes after it was asked, and stays until a successor has another one', async () => {
  const { conversation, rooms, isConnected } = page()
  conversation.start(null, null)
  await isConnected()
  const question = { number: 2, of: 3, text: 'What went wrong?' }
  rooms[0]?.interviewer(now(first, 'listening', { v: 1, phase: 'asking', question }))
  expect(conversation.talk().question).toEqual(question)
  rooms[0]?.interviewer(now(second, 'initializing'))
  expect(conversation.talk().question).toEqual(question)
  const next = { number: 3, of: 3, text: 'What did you learn?' }
  rooms[0]?.interviewer(now(second, 'speaking', { v: 1, phase: 'asking', question: next }))
  expect(conversation.talk().question).toEqual(next)
})

test('a successor learns that a moment was asked for, also while the one before is still in the room', async () => {
  const { conversation, asked, rooms, isConnected } = page()
  conversation.start(null, null)
  await isConnected()
  rooms[0]?.interviewer(now(first, 'listening'))
  await conversation.wishes.setPaused(true)
  rooms[0]?.interviewer(now(first, 'thinking'))
  expect(asked).toEqual(['pause'])
  rooms[0]?.interviewer(now(second, null))
  rooms[0]?.interviewer(now(second, 'listening'))
  rooms[0]?.interviewer(now(second, 'thinking'))
  expect(asked, 'once when it comes, once when it listens').toEqual(['pause', 'pause', 'pause'])
})

test('a moment outlasts a connection that comes back, in the same room or in a new one', async () => {
  const { conversation, asked, rooms, isConnected } = page()
  conversation.start(null, null)
  await isConnected()
  rooms[0]?.interviewer(now(first, 'listening'))
  await conversation.wishes.setPaused(true)
  rooms[0]?.reconnecting(true)
  expect(asked).toHaveLength(1)
  rooms[0]?.reconnecting(false)
  expect(asked).toHaveLength(2)
  rooms[0]?.lost('lost')
  await expect.poll(() => rooms.length).toBe(2)
  await isConnected()
  expect(asked).toHaveLength(3)
})

test('what was chosen reaches the server with whichever join it answers, and is not sent once the talk is under way', async () => {
  const { conversation, joins, rooms, server, isConnected } = page({ refusals: 1 })
  const chosen = { ...noAccommodations, slowerVoice: true }
  conversation.prepare(chosen)
  conversation.start(null, null)
  await isConnected()
  expect(joins.map((body) => body?.accommodations)).toEqual([chosen, chosen])
  server.state = 'live'
  rooms[0]?.lost('lost')
  await expect.poll(() => rooms.length).toBe(2)
  expect(joins.at(-1)).toBeNull()
})

test('who goes while the browser still asks for the microphone leaves none open and enters no room', async () => {
  const { conversation, rooms, isConnected } = page()
  const given = Promise.withResolvers<object>()
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: () => given.promise } })
  const stop = vi.fn()
  conversation.start({ readyState: 'ended', enabled: true, stop() {} } as MediaStreamTrack, null)
  await isConnected()
  const back = conversation.comeBack()
  conversation.dispose()
  given.resolve({ getAudioTracks: () => [{ enabled: true, stop }] })
  await back
  expect(stop).toHaveBeenCalledOnce()
  expect(rooms).toHaveLength(1)
})
