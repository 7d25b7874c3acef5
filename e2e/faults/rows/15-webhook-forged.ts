import { createHash, createHmac } from 'node:crypto'
import type { FaultRow } from '../row.ts'

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

type Delivery = { readonly body: string; readonly authorization: string }

/** A delivery as LiveKit signs it. */
function signed(body: string, { key, secret }: { key: string; secret: string }, expiresInS = 300): Delivery {
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: key,
    nbf: now - 600,
    exp: now + expiresInS,
    sha256: createHash('sha256').update(body).digest('base64'),
  }
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
  return { body, authorization: `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}` }
}

export const webhookForged: FaultRow = {
  row: 15,
  name: 'webhooks that are forged, edited or replayed too late are refused and change nothing',
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 0 })
    const { roomName } = await scene.attempt()
    const { livekit, web } = stage.addresses
    const post = async ({ body, authorization }: Delivery): Promise<number> => {
      const headers = { 'content-type': 'application/webhook+json', authorization }
      const answer = await fetch(new URL('/api/livekit/webhook', web), {
        method: 'POST',
        body,
        headers,
        signal: AbortSignal.timeout(10_000),
      })
      return answer.status
    }
    const body = JSON.stringify({
      event: 'room_finished',
      id: 'EV_forged',
      createdAt: `${Math.floor(Date.now() / 1000)}`,
      room: { name: roomName },
    })
    const genuine = signed(body, livekit)
    const before = await stage.events(scene.attemptId)
    const refused = [
      signed(body, { ...livekit, secret: 'not the secret of anybody at all' }),
      { ...genuine, body: body.replace('EV_forged', 'EV_edited') },
      { ...genuine, authorization: '' },
      { ...genuine, authorization: scene.joined?.token ?? '' },
      signed(body, livekit, -120),
    ]
    for (const [index, delivery] of refused.entries()) {
      const status = await post(delivery)
      if (status !== 401) throw new Error(`delivery ${index} was answered ${status}`)
    }
    // Even a genuine one, twice, is only a hint to look.
    const statuses = [await post(genuine), await post(genuine)]
    if (statuses.some((status) => status !== 200))
      throw new Error(`a genuine delivery was answered ${statuses.join(', ')}`)
    const after = await stage.events(scene.attemptId)
    if (after.length !== before.length) throw new Error(`the attempt changed: ${after.join(' ')}`)
    await scene.wrapUp()
    return { againMs: null }
  },
}
