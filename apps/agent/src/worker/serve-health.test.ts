import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { type Need, serveHealth } from './serve-health.ts'

const fine: Need = { name: 'database', ok: () => Promise.resolve('answers') }
const away: Need = { name: 'livekit', ok: () => Promise.reject(new Error('not connected to livekit')) }

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** A server as the SDK has one, on a port of which ours was told before. */
async function door(needs: readonly Need[]): Promise<(path: string) => Promise<Response>> {
  const port = await freePort()
  serveHealth({ port, needs, metrics: () => Promise.resolve({ type: 'text/plain', text: 'candor_one 1' }) })
  const server = createServer((_, response) => response.writeHead(200).end('theirs'))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (path) => fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } })
}

test('a worker answers for itself on the SDK’s own port, which goes on answering the rest', async () => {
  const ask = await door([fine])
  const texts = await Promise.all(
    ['/livez', '/metrics', '/', '/worker'].map((path) => ask(path).then((one) => one.text())),
  )
  expect(texts).toEqual(['alive', 'candor_one 1', 'theirs', 'theirs'])
})

test('it is ready when everything it needs is there', async () => {
  const ask = await door([fine])
  const answer = await ask('/readyz')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ ok: true, checks: [{ name: 'database', ok: true, detail: 'answers' }] })
})

test('what is missing is named, and it still lives', async () => {
  const ask = await door([fine, away])
  const answer = await ask('/readyz')
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({
    ok: false,
    checks: [{ ok: true }, { name: 'livekit', detail: 'not connected to livekit' }],
  })
  expect((await ask('/livez')).status).toBe(200)
})
