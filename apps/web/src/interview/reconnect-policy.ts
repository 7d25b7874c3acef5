import { seconds } from '@candor/shared'
import type { ReconnectContext, ReconnectPolicy } from 'livekit-client'

const firstMs = [0, 300]
const laterMs = seconds(1)
/** As long as the SDK's own policy goes on; afterwards the page asks our server. */
const giveUpMs = seconds(50)

/**
 * When the SDK tries again after its connection broke. Its own pauses grow to seven seconds; a candidate in front of a silent page waits for
 * each of them, and one attempt a second is nothing to a server that is back. Spread, because everybody else lost it at the same moment.
 */
export const reconnectPolicy: ReconnectPolicy = {
  nextRetryDelayInMs: ({ retryCount, elapsedMs }: ReconnectContext): number | null =>
    elapsedMs > giveUpMs ? null : (firstMs[retryCount] ?? laterMs * (0.7 + 0.6 * Math.random())),
}
