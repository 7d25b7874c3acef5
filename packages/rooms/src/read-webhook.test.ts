import { createHash } from 'node:crypto'
import { newId } from '@candor/shared'
import { AccessToken } from 'livekit-server-sdk'
import { expect, test } from 'vitest'
import { liveKitFrom } from './livekit.ts'
import { mintToken } from './mint-token.ts'
import { readWebhook } from './read-webhook.ts'

const address = { url: 'ws://127.0.0.1:9', key: 'key', secret: 'a secret of thirty-two characters' }
const livekit = liveKitFrom(address)
const body = JSON.stringify({ id: 'EV_1', event: 'room_finished', createdAt: '1790000000', room: { name: 'room' } })

/** Signs a delivery as livekit-server does. */
async function signed(text: string, { key, secret } = address, ttl: number | string = '5m'): Promise<string> {
  const token = new AccessToken(key, secret, { ttl })
  token.sha256 = createHash('sha256').update(text).digest('base64')
  return token.toJwt()
}

test('a genuine delivery is read', async () => {
  expect(await readWebhook(livekit, { body, authorization: await signed(body) })).toMatchObject({
    event: 'room_finished',
    room: { name: 'room' },
  })
})

const attempt = { id: newId('attempt'), roomName: 'candor-harbour12-0123456789abcdefghijklmnop' }

test.each([
  ['without a signature', body, () => Promise.resolve(null)],
  ['with something that is no token', body, () => Promise.resolve('Bearer nonsense')],
  ['edited on its way', body.replace('room_finished', 'room_started'), () => signed(body)],
  [
    'that puts an old signature on another body',
    JSON.stringify({ id: 'EV_2', event: 'room_started' }),
    () => signed(body),
  ],
  ['replayed after its signature ran out', body, () => signed(body, address, -60)],
  ['signed with another secret', body, () => signed(body, { ...address, secret: 'another secret of such a length.' })],
  ['signed under another key', body, () => signed(body, { ...address, key: 'other' })],
  ['signed with a candidate’s own token', body, () => mintToken(livekit, attempt)],
  ['that is genuine and no webhook', '{}', () => signed('{}')],
  ['that is genuine and no JSON', 'room_finished', () => signed('room_finished')],
])('a delivery %s is nothing', async (_, text, sign) => {
  expect(await readWebhook(livekit, { body: text, authorization: await sign() })).toBeNull()
})
