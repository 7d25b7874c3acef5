import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { createControl } from './control.ts'
import { createHandler } from './handle-request.ts'
import { sendJson } from './outlet.ts'

test('a rule with a text answers with it as it stands, any other body as JSON, and each only as often as it says', async () => {
  const control = createControl()
  const route = { method: 'POST', path: '/v1/chat/completions', faults: 'chat' } as const
  const handler = createHandler([{ ...route, answer: (_, outlet) => sendJson(outlet, 200, 'own') }], control)
  const server = createServer((request, response) => void handler(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const ask = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}${route.path}`, { method: 'POST', body: '{}' })
    return { type: answer.headers.get('content-type'), text: await answer.text() }
  }
  const headers = { 'content-type': 'text/event-stream' }
  control.add({ route: 'chat', body: 'data: [DONE]\n\n', headers, count: 1 })
  control.add({ route: 'chat', body: { said: 'so' }, count: 1 })
  expect(await ask()).toEqual({ type: 'text/event-stream', text: 'data: [DONE]\n\n' })
  expect((await ask()).text).toBe('{"said":"so"}')
  expect((await ask()).text).toBe('"own"')
})
