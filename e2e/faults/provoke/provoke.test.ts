import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { seeded } from '../seeded.ts'
import { openLiveKitDoor } from './livekit-door.ts'
import { toolCallStream } from './tool-calls.ts'
import { type Delivery, openWebhookRelay } from './webhook-relay.ts'

const endings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end()
})

/** A server that echoes what comes by an upgraded connection. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).on('upgrade', (_, socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n')
    socket.pipe(socket)
    socket.once('error', () => socket.destroy())
    endings.push(() => Promise.resolve(socket.destroy()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endings.push(() => new Promise((resolve) => server.close(resolve)))
  const address = server.address()
  return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

test('behind the door the API hangs and is answered again, while what is connected stays connected', async () => {
  const target = await serve((_, response) => response.end('answered'))
  const door = await openLiveKitDoor(`ws://${target}`)
  endings.push(door.close)
  const api = new URL('/twirp/livekit.RoomService/ListRooms', door.url.replace('ws', 'http'))
  const ask = async (limitMs: number) =>
    (await fetch(api, { method: 'POST', signal: AbortSignal.timeout(limitMs) })).text()
  const room = connect(Number(new URL(door.url).port), '127.0.0.1')
  room.write('GET /rtc HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
  await once(room, 'data')

  expect(await ask(5000)).toBe('answered')
  door.hang(true)
  await expect(ask(200)).rejects.toThrow()
  expect(door.hung()).toBe(1)
  room.write('still here')
  expect(String((await once(room, 'data'))[0])).toBe('still here')
  door.hang(false)
  expect(await ask(5000)).toBe('answered')
  room.destroy()
})

test.each<[Delivery, string[]]>([
  ['all', ['1', '2', '3']],
  ['none', []],
  ['doubled', ['1', '1', '2', '2', '3', '3']],
  ['reversed', ['3', '2', '1']],
])('deliveries on the way "%s"', async (mode, expected) => {
  const came: string[] = []
  const target = await serve((request, response) => {
    request.once('data', (body) => came.push(String(body)))
    request.once('end', () => response.end())
  })
  const relay = await openWebhookRelay()
  endings.push(relay.close)
  relay.target = `http://${target}/`
  relay.anew(mode, seeded(1))
  for (const body of ['1', '2', '3']) {
    const answer = await fetch(relay.url, { method: 'POST', body })
    expect(answer.status).toBe(200)
  }
  await expect.poll(() => came.length, { timeout: 4000 }).toBe(expected.length)
  expect(mode === 'reversed' ? came : came.toSorted()).toEqual(expected)
  expect(relay.counts()).toEqual({ came: 3, passed: expected.length })
})

test('a stream of tool calls is one answer of a model, with each call as it was written', () => {
  const events = toolCallStream([
    { name: 'end_interview', arguments: '{' },
    { name: '', arguments: '{}' },
  ])
    .split('\n\n')
    .filter((line) => line.startsWith('data: {'))
    .map((line) => JSON.parse(line.slice('data: '.length)) as { choices: { delta: { tool_calls?: object[] } }[] })
  const calls = events.flatMap(({ choices }) => choices.flatMap(({ delta }) => delta.tool_calls ?? []))
  expect(calls).toMatchObject([{ function: { name: 'end_interview', arguments: '{' } }, { function: { name: '' } }])
})
