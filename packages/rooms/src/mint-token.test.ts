import { newId } from '@candor/shared'
import { expect, test } from 'vitest'
import { liveKitFrom } from './livekit.ts'
import { mintToken } from './mint-token.ts'

const livekit = liveKitFrom({ url: 'ws://127.0.0.1:9', key: 'key', secret: 'a secret of thirty-two characters' })
const attempt = { id: newId('attempt'), roomName: 'candor-harbour12-0123456789abcdefghijklmnop' }

async function claims(): Promise<Record<string, unknown>> {
  const [, body = ''] = (await mintToken(livekit, attempt)).split('.')
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
}

test('a candidate’s token says this and nothing else', async () => {
  const { iat: _, nbf, exp, ...said } = await claims()
  expect(said).toEqual({
    iss: 'key',
    sub: `candidate-${attempt.id}`,
    video: {
      room: attempt.roomName,
      roomJoin: true,
      canPublish: true,
      canPublishSources: ['microphone'],
      canPublishData: true,
      canSubscribe: true,
      canUpdateOwnMetadata: false,
      canManageAgentSession: false,
    },
  })
  expect(Number(exp) - Number(nbf ?? Math.floor(Date.now() / 1000))).toBeLessThanOrEqual(300)
})
