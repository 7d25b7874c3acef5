import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Connection } from '@candor/drizzle'
import { roomDepartureTimeoutMs } from '@candor/shared'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { readEnvironment, silentReporter, type Stack, startStack } from '../../stack/src/index.ts'
import { openedAttempt } from '../../store/src/testing/stage.ts'
import { deleteRoom } from './delete-room.ts'
import { dispatchInterviewer } from './dispatch-interviewer.ts'
import { type LiveKit, liveKitFrom } from './livekit.ts'
import { mintToken } from './mint-token.ts'
import { agentName, installationOf } from './names.ts'
import { openRoom } from './open-room.ts'
import { readWebhook } from './read-webhook.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'candor-rooms-'))
let stack: Stack
let store: Connection
let livekit: LiveKit

beforeAll(async () => {
  const environment = readEnvironment({ ...process.env, LIVEKIT_URL: '', DATABASE_URL: '' })
  stack = await startStack({
    dataDir,
    mode: 'test',
    parts: ['postgres', 'livekit'],
    environment,
    report: silentReporter,
  })
  store = connect(stack.addresses.database, { max: 4, name: 'candor-rooms-test' })
  livekit = liveKitFrom(stack.addresses.livekit)
})
afterAll(async () => {
  await store?.close()
  await stack?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const nobody = () => liveKitFrom({ url: 'ws://127.0.0.1:9', key: 'key', secret: 'a secret of thirty-two characters' })
const listed = async (name: string) => (await livekit.rooms.listRooms([name]))[0]

async function openedRoom() {
  const attempt = await openedAttempt(store.db)
  await openRoom(livekit, attempt)
  return attempt
}

describe('a room', () => {
  test('is the same one however often it is opened, for one human, and outlasts every window', async () => {
    const attempt = await openedRoom()
    const first = await listed(attempt.roomName)
    await Promise.all([openRoom(livekit, attempt), openRoom(livekit, attempt)])
    const again = await listed(attempt.roomName)
    expect(again).toMatchObject({
      sid: first?.sid,
      maxParticipants: 1,
      emptyTimeout: 11 * 60,
      departureTimeout: roomDepartureTimeoutMs(attempt.reconnectWindowMs) / 1000,
    })
  })

  test('is deleted when LiveKit says so, and one that is gone already is as good', async () => {
    const { roomName } = await openedRoom()
    expect(await deleteRoom(livekit, { roomName })).toBe(true)
    expect(await listed(roomName)).toBeUndefined()
    expect(await deleteRoom(livekit, { roomName })).toBe(true)
  })

  test('that is not ours is not deleted', async () => {
    await livekit.rooms.createRoom({ name: 'standup' })
    expect(await deleteRoom(livekit, { roomName: 'standup' })).toBe(false)
    expect(await listed('standup')).toBeDefined()
  })

  test('asks for no agent that is not ours: stock workers have no name', async () => {
    const { roomName } = await openedRoom()
    const asked = (await livekit.dispatches.listDispatch(roomName)).map((dispatch) => dispatch.agentName)
    expect(asked).toEqual(['candor-nobody'])
  })

  test('is not called gone while LiveKit does not answer', async () => {
    const { roomName } = await openedRoom()
    expect(await deleteRoom(nobody(), { roomName, limitMs: 300 })).toBe(false)
  })
})

test('ten who ask for an interviewer at once send one dispatch, to our own workers, that LiveKit never repeats', async () => {
  const { id: attemptId, roomName } = await openedRoom()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => dispatchInterviewer(store.db, livekit, { attemptId })),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const ours = agentName(installationOf(roomName) ?? '')
  const sent = (await livekit.dispatches.listDispatch(roomName)).filter((one) => one.agentName === ours)
  expect(sent).toHaveLength(1)
  const [dispatch] = sent
  expect(JSON.parse(dispatch?.metadata ?? '')).toEqual({ v: 1, attemptId, epoch: 1 })
  expect(dispatch?.restartPolicy).toBe(1)
})

describe("a candidate's token", () => {
  const ask = async (token: string, method: string, body: Record<string, unknown>): Promise<number> => {
    const response = await fetch(`${livekit.url.replace(/^ws/, 'http')}/twirp/livekit.${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5000),
    })
    await response.body?.cancel()
    return response.status
  }

  test('opens its own room while there is one, and nothing brings that room back', async () => {
    const attempt = await openedRoom()
    const token = await mintToken(livekit, attempt)
    const door = `${livekit.url.replace(/^ws/, 'http')}/rtc/validate?access_token=${token}`
    expect((await fetch(door)).status).toBe(200)
    await deleteRoom(livekit, attempt)
    expect((await fetch(door)).status).toBe(404)
    expect(await listed(attempt.roomName)).toBeUndefined()
  })

  test.each([
    ['RoomService/CreateRoom', { name: 'mine' }],
    ['RoomService/ListRooms', {}],
    ['RoomService/DeleteRoom', {}],
    ['RoomService/ListParticipants', {}],
    ['RoomService/GetParticipant', { identity: 'x' }],
    ['RoomService/RemoveParticipant', { identity: 'x' }],
    ['RoomService/MutePublishedTrack', { identity: 'x', track_sid: 'TR_x', muted: true }],
    ['RoomService/UpdateParticipant', { identity: 'x', metadata: 'x' }],
    ['RoomService/UpdateSubscriptions', { identity: 'x' }],
    ['RoomService/SendData', { data: 'eA==', kind: 0 }],
    ['RoomService/UpdateRoomMetadata', { metadata: 'x' }],
    ['AgentDispatchService/CreateDispatch', { agent_name: 'x' }],
    ['AgentDispatchService/ListDispatch', {}],
    ['AgentDispatchService/DeleteDispatch', { dispatch_id: 'AD_x' }],
  ])('does not do %s', async (method, body) => {
    const attempt = await openedRoom()
    const token = await mintToken(livekit, attempt)
    expect(await ask(token, method, { room: attempt.roomName, ...body })).toBeOneOf([401, 403])
    expect(await listed(attempt.roomName)).toBeDefined()
    expect(await listed('mine')).toBeUndefined()
  })
})

test("LiveKit's own webhook is read", async () => {
  const deliveries: { body: string; authorization: string | null }[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const authorization = request.headers.authorization ?? null
      deliveries.push({ body: Buffer.concat(parts).toString(), authorization })
      response.end()
    })
  })
  server.listen(Number(new URL(stack.addresses.web).port), '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { roomName } = await openedRoom()
  const read = async () => (await Promise.all(deliveries.map((one) => readWebhook(livekit, one)))).filter((one) => one)
  await expect
    .poll(read, { timeout: 10_000 })
    .toContainEqual(
      expect.objectContaining({ event: 'room_started', room: expect.objectContaining({ name: roomName }) }),
    )
  expect(await readWebhook(nobody(), deliveries[0] ?? { body: '', authorization: null })).toBeNull()
})
