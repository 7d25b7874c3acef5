import { once } from 'node:events'
import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { isQuiet, parseQuietHours } from './quiet-hours.ts'
import { tellAlerts } from './tell-alerts.ts'
import { whatIsWrong } from './what-is-wrong.ts'

const hour = 3_600_000

test('told are attempts that nobody ends and such as are open for too long, without a name of anybody', () => {
  const attempts = [
    { attemptId: 'att_old', state: 'live', openForMs: 4 * hour },
    { attemptId: 'att_new', state: 'live', openForMs: hour },
    { attemptId: 'att_over', state: 'ended', openForMs: 9 * hour },
  ] as const
  expect(
    whatIsWrong({ stuckAttempts: [] }, attempts, { longMs: 3 * hour }).map(({ name, grave }) => ({ name, grave })),
  ).toEqual([{ name: 'long att_old', grave: false }])
  expect(whatIsWrong({ stuckAttempts: ['att_a'] }, [], { longMs: hour })).toEqual([
    { name: 'stuck', grave: true, words: '1 attempt is past the deadline and not ended: att_a' },
  ])
})

test.each([
  ['22:00-07:00 Europe/Berlin', '2026-11-21T21:30:00Z', true],
  ['22:00-07:00 Europe/Berlin', '2026-11-21T20:30:00Z', false],
  ['22:00-07:00 Europe/Berlin', '2026-11-21T05:59:00Z', true],
  ['22:00-07:00 Europe/Berlin', '2026-11-21T06:00:00Z', false],
  ['12:00-13:30', '2026-11-21T13:29:00Z', true],
  ['12:00-13:30', '2026-11-21T13:30:00Z', false],
])('quiet hours %s at %s: %s', (words, at, quiet) => {
  const hours = parseQuietHours(words) ?? expect.fail('not read')
  expect(isQuiet(hours, Date.parse(at))).toBe(quiet)
})

test.each(['', '22-7', '25:00-07:00', '22:00-07:00 Atlantis/Town'])('%j are no quiet hours', (words) => {
  expect(parseQuietHours(words)).toBeNull()
})

const alerts = [{ name: 'stuck', words: '1 stuck', grave: true }]

/** A receiver that answers with a status, and what it was sent. */
async function receiver(status: number) {
  const got: { headers: Record<string, unknown>; body: string }[] = []
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    got.push({ headers: request.headers, body: await text(request) })
    response.writeHead(status, { connection: 'close' }).end()
  }
  const server = createServer((request, response) => void take(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

test('a webhook is told in one signed message', async () => {
  const { got, url } = await receiver(204)
  await tellAlerts({ webhook: { url, secret: 'a shared secret' }, mail: undefined }, alerts)
  const [{ headers, body } = expect.fail('nothing came')] = got
  expect(JSON.parse(body)).toEqual({ v: 1, type: 'candor.alerts', alerts })
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
  expect(headers['webhook-signature']).toBe(
    `v1,${createHmac('sha256', 'a shared secret').update(signed).digest('base64')}`,
  )
})

test('who took it is not told again because another one did not: the telling succeeds and says what failed', async () => {
  const { got, url } = await receiver(204)
  const mail = { smtpUrl: 'smtp://127.0.0.1:1', from: 'candor@example.org', to: 'ada@example.org' }
  const failed = await tellAlerts({ webhook: { url, secret: undefined }, mail }, alerts)
  expect([got.length, failed.map(String)]).toEqual([1, [expect.stringContaining('ECONNREFUSED')]])
})

test('whoever does not take it is told again: the telling fails', async () => {
  const { url } = await receiver(500)
  await expect(tellAlerts({ webhook: { url, secret: undefined }, mail: undefined }, alerts)).rejects.toThrow(
    'answered 500',
  )
})
