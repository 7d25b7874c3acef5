import { seconds, within } from '@candor/shared'
import { readWebhook } from '@candor/rooms'
import { after } from 'next/server'
import { nudgeSweep } from '../../../../server/nudge-sweep.ts'
import { parts } from '../../../../server/parts.ts'
import { problem, problemOf } from '../../../../server/problem.ts'
import { readText } from '../../../../server/read-body.ts'

const mostBytes = 256 * 1024

/** LiveKit's ear. A delivery is only a hint to look: they get lost, doubled and reordered, so nothing is concluded from one. */
export async function POST(request: Request): Promise<Response> {
  try {
    const body = await within(seconds(5), 'read webhook', () => readText(request, mostBytes))
    if (body === null) return problem('too_large')
    const hint = await readWebhook(parts().livekit, { body, authorization: request.headers.get('authorization') })
    if (!hint) return problem('not_authentic')
    after(nudgeSweep)
    return Response.json({ ok: true })
  } catch (error) {
    return problemOf(error, 'webhook')
  }
}
