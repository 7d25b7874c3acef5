import { once } from 'node:events'
import { createServer } from 'node:http'
import { roomDepartureTimeoutMs } from '@candor/shared'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openedAttempt } from '../../store/src/testing/stage.ts'
import { deleteRoom } from './delete-room.ts'
import { dispatchInterviewer } from './dispatch-interviewer.ts'
import { liveKitFrom } from './livekit.ts'
import { mintToken } from './mint-token.ts'
import { agentName, installationOf } from './names.ts'
import { openRoom } from './open-room.ts'
import { readWebhook } from './read-webhook.ts'
import { useRooms } from './testing/stage.ts'

const stage = useRooms()
const nobody = () => liveKitFrom({ url: 'ws://127.0.0.1:9', key: 'key', secret: 'a secret of thirty-two characters' })
const listed = async (name: string) => (await stage().livekit.rooms.listRooms([name]))[0]

async function openedRoom() {
  const attempt = await openedAttempt(stage().db)
  await openRoom(stage().livekit, attempt)
  return attempt
}

describe('a room', () => {
  test('is the same one however often it is opened, for one human, and outlasts every window', async () => {
    const attempt = await openedRoom()
    const first = await listed(attempt.roomName)
    await Promise.all([openRoom(stage().livekit, attempt), openRoom(stage().livekit, attempt)])
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
    expect(await deleteRoom(stage().livekit, { roomName })).toBe(true)
    expect(await listed(roomName)).toBeUndefined()
    expect(await deleteRoom(stage().livekit, { roomName })).toBe(true)
  })

  test('that is not ours is not deleted', async () => {
    await stage().livekit.rooms.createRoom({ name: 'standup' })
    expect(await deleteRoom(stage().livekit, { roomName: 'standup' })).toBe(false)
    expect(await listed('standup')).toBeDefined()
  })

  test('asks for no agent that is not ours: stock workers have no name', async () => {
    const { roomName } = await openedRoom()
    const asked = (await stage().livekit.dispatches.listDispatch(roomName)).map((dispatch) => dispatch.agentName)
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
    Array.from({ length: 10 }, () => dispatchInterviewer(stage().db, stage().livekit, { attemptId })),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const ours = agentName(installationOf(roomName) ?? '')
  const sent = (await stage().livekit.dispatches.listDispatch(roomName)).filter((one) => one.agentName === ours)
  expect(sent).toHaveLength(1)
  const [dispatch] = sent
  expect(JSON.parse(dispatch?.metadata ?? '')).toEqual({ v: 1, attemptId, epoch: 1 })
  expect(dispatch?.restartPolicy).toBe(1)
})

describe("a candidate's token", () => {
  const ask = async (token: string, method: string, body: Record<string, unknown>): Promise<number> => {
    const response = await fetch(`${stage().livekit.url.replace(/^ws/, 'http')}/twirp/livekit.${method}`, {
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
    const token = await mintToken(stage().livekit, attempt)
    const door = `${stage().livekit.url.replace(/^ws/, 'http')}/rtc/validate?access_token=${token}`
    expect((await fetch(door)).status).toBe(200)
    await deleteRoom(stage().livekit, attempt)
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
    const token = await mintToken(stage().livekit, attempt)
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
  server.listen(Number(new URL(stage().stack.addresses.web).port), '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { roomName } = await openedRoom()
  const read = async () =>
    (await Promise.all(deliveries.map((one) => readWebhook(stage().livekit, one)))).filter((one) => one)
  await expect
    .poll(read, { timeout: 10_000 })
    .toContainEqual(
      expect.objectContaining({ event: 'room_started', room: expect.objectContaining({ name: roomName }) }),
    )
  expect(await readWebhook(nobody(), deliveries[0] ?? { body: '', authorization: null })).toBeNull()
})
