import { type Delivery, signWebhook } from '../../people/sign-webhook.ts'
import type { FaultRow } from '../row.ts'

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
    const genuine = signWebhook(body, livekit)
    const before = await stage.events(scene.attemptId)
    const refused = [
      signWebhook(body, { ...livekit, secret: 'not the secret of anybody at all' }),
      { ...genuine, body: body.replace('EV_forged', 'EV_edited') },
      { ...genuine, authorization: '' },
      { ...genuine, authorization: scene.joined?.token ?? '' },
      signWebhook(body, livekit, -120),
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
