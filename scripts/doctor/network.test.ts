import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'
import { liveKitFrom, readWebhook } from '@candor/rooms'
import { describe, expect, onTestFinished, test } from 'vitest'
import { agent, livekit, udp } from './checks/livekit.ts'
import { ports } from './checks/machine.ts'
import { clock, secureContext, web, webhookLoop } from './checks/web.ts'
import { livekitAt, lookAt, nobodyAt, serve } from './testing/stage.ts'

const status = (code: number) => serve((_request, response) => response.writeHead(code).end())

async function listenTcp(): Promise<number> {
  const server = createServer().listen(0)
  onTestFinished(() => void server.close())
  await new Promise((listening) => server.once('listening', listening))
  return (server.address() as { port: number }).port
}

async function listenUdp(): Promise<number> {
  const socket = createSocket('udp4').bind(0)
  onTestFinished(() => void socket.close())
  await new Promise((listening) => socket.once('listening', listening))
  return socket.address().port
}

describe('ports', () => {
  test('a port that another program holds is named with what it is for, TCP and UDP', async () => {
    const [tcp, media] = [await listenTcp(), await listenUdp()]
    const wanted = [
      { port: tcp, of: 'the web app', kind: 'tcp' as const },
      { port: media, of: 'media', kind: 'udp' as const },
    ]
    const found = await lookAt(ports, { ports: wanted })
    expect(found).toMatchObject({ ok: false, cause: expect.stringContaining(`${tcp}/tcp (the web app), ${media}/udp`) })
  })

  test('free ones are well', async () => {
    const port = Number((await nobodyAt()).split(':')[1])
    expect(await lookAt(ports, { ports: [{ port, of: 'the web app', kind: 'tcp' }] })).toMatchObject({ ok: true })
  })
})

describe('LiveKit', () => {
  test('that is not there, and something else in its place, are told apart', async () => {
    expect(await lookAt(livekit, { livekit: livekitAt(`ws://${await nobodyAt()}`) })).toMatchObject({
      ok: false,
      cause: expect.stringContaining('ECONNREFUSED'),
    })
    const other = livekitAt((await status(503)).replace('http', 'ws'))
    expect(await lookAt(livekit, { livekit: other })).toMatchObject({
      ok: false,
      cause: expect.stringContaining('503'),
    })
  })

  test('that takes the request and never answers is given up at the limit', async () => {
    const silent = await serve(() => undefined)
    expect(await lookAt(livekit, { livekit: livekitAt(silent) }, 200)).toMatchObject({
      ok: false,
      cause: 'no answer within 0.2 s',
      remedy: livekit.remedy,
    })
  })

  test('whose media port nobody holds is named; a held one is well', async () => {
    const held = await listenUdp()
    const address = livekitAt('ws://127.0.0.1')
    const at = (port: number) => lookAt(udp, { livekit: address, livekitConfig: `rtc:\n  udp_port: ${port}\n` })
    expect(await at(held)).toMatchObject({ ok: true })
    const free = Number((await nobodyAt()).split(':')[1])
    expect(await at(free)).toMatchObject({ ok: false, cause: expect.stringContaining(`${free}/udp`) })
  })
})

describe('the worker', () => {
  test('that runs without being registered is named, and so is one that is gone', async () => {
    const [good, waiting] = [await status(200), await status(503)]
    const gone = `http://${await nobodyAt()}/`
    expect(await lookAt(agent, { agents: [good] })).toMatchObject({ ok: true, cause: '1 registered with LiveKit' })
    const found = await lookAt(agent, { agents: [good, waiting, gone] })
    expect(found.cause).toBe(`not registered with LiveKit: the worker at ${waiting}, ${gone}`)
  })
})

describe('the web app', () => {
  test('whose database is away is not healthy', async () => {
    expect(await lookAt(web, { web: await status(503) })).toMatchObject({ ok: false })
    expect(await lookAt(web, { web: await status(200) })).toMatchObject({ ok: true })
  })

  test.each([
    ['http://192.168.1.5:3000', false],
    ['http://candor.example', false],
    ['http://localhost:3000', true],
    ['http://127.0.0.1:3000', true],
    ['https://candor.example', true],
  ])('at %s a browser gives a microphone: %s', async (address, ok) => {
    expect((await lookAt(secureContext, { web: address })).ok).toBe(ok)
  })
})

describe('the webhook loop', () => {
  /** The ear of the web app with a secret of its own. */
  const ear = (secret: string) =>
    serve((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        const delivery = { body: Buffer.concat(parts).toString(), authorization: request.headers.authorization ?? null }
        void readWebhook(liveKitFrom({ url: 'ws://127.0.0.1', key: 'key', secret }), delivery).then((hint) =>
          response.writeHead(hint ? 200 : 401).end(),
        )
      })
    })
  const secret = 's'.repeat(32)

  test('is closed where both sides have one secret', async () => {
    expect(await lookAt(webhookLoop, { web: await ear(secret), livekit: livekitAt('ws://here') })).toMatchObject({
      ok: true,
    })
  })

  test('is broken by another secret, and by a LiveKit that was told of no webhook', async () => {
    const other = await ear('another secret of more than 32 letters')
    expect(await lookAt(webhookLoop, { web: other, livekit: livekitAt('ws://here') })).toMatchObject({
      ok: false,
      cause: expect.stringContaining('401'),
    })
    const told = { web: await ear(secret), livekit: livekitAt('ws://here'), livekitConfig: 'port: 7880\n' }
    expect(await lookAt(webhookLoop, told)).toMatchObject({ ok: false, cause: expect.stringContaining('no webhook') })
  })
})

describe('the clock', () => {
  const dated = (aheadMs: number) =>
    serve((_request, response) => response.writeHead(200, { date: new Date(Date.now() + aheadMs).toUTCString() }).end())

  test('that differs from LiveKit’s by an hour is told with the difference', async () => {
    const found = await lookAt(clock, { livekit: livekitAt(await dated(3_600_000)), web: await dated(0) })
    expect(found).toMatchObject({
      ok: false,
      cause: expect.stringMatching(/^differs from here: LiveKit 3(600|599) s$/),
    })
  })

  test('that agrees is well; where no other clock answers that is said', async () => {
    expect(await lookAt(clock, { web: await dated(0) })).toMatchObject({ ok: true })
    expect(await lookAt(clock, { web: `http://${await nobodyAt()}` })).toMatchObject({ ok: false })
  })
})
