import { LiveKitWebhook } from '@candor/shared'
import type { LiveKit } from './livekit.ts'

/** Verifies a delivery and returns its readable part; null when it is not LiveKit's, was changed, or is not a webhook at all. */
export async function readWebhook(
  livekit: LiveKit,
  { body, authorization }: { body: string; authorization: string | null },
): Promise<LiveKitWebhook | null> {
  try {
    await livekit.webhooks.receive(body, authorization ?? undefined)
    const parsed = LiveKitWebhook.safeParse(JSON.parse(body))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
