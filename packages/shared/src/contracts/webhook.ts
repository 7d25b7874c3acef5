import { z } from 'zod'

/**
 * The part of a LiveKit webhook that we read. It is only ever a hint to look: deliveries get lost, doubled and reordered.
 * Unknown fields and unknown event names are let through, because LiveKit adds both.
 */
export const LiveKitWebhook = z.looseObject({
  id: z.string().min(1),
  event: z.string().min(1),
  createdAt: z.coerce.number().optional(),
  room: z.looseObject({ name: z.string() }).optional(),
  participant: z.looseObject({ identity: z.string() }).optional(),
})
export type LiveKitWebhook = z.infer<typeof LiveKitWebhook>
