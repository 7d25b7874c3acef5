import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { seconds } from '@candor/shared'
import type { AgentServer } from '@livekit/agents'

/** Longer than a start takes; where LiveKit is away the sweep has other things to do. */
const limitMs = seconds(5)

/**
 * Resolves when LiveKit knows this worker, or soon after where it does not come to that. LiveKit drops a dispatch that no worker can take: an
 * interviewer asked for earlier is asked for again only seconds later.
 */
export async function untilRegistered({ event }: Pick<AgentServer, 'event'>): Promise<void> {
  const enough = new AbortController()
  const { signal } = enough
  await Promise.race([once(event, 'worker_registered', { signal }), delay(limitMs, undefined, { signal })]).catch(
    () => {},
  )
  enough.abort()
}
