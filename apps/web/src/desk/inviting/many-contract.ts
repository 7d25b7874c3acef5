import { z } from 'zod'

/** The most bytes of a table: twenty thousand rows with room to spare. */
export const largestTable = 4_000_000
/** So many faults are shown one by one. */
export const mostFaultsShown = 200

const Fault = z.object({ row: z.number(), column: z.string(), why: z.string() })

/** What would happen, before anything does. */
export const CheckedAnswer = z.object({
  v: z.literal(1),
  good: z.number(),
  mailed: z.number(),
  faulty: z.number(),
  faults: z.array(Fault),
  first: z.array(z.object({ row: z.number(), name: z.string(), email: z.string().nullable() })),
})
export type CheckedAnswer = z.infer<typeof CheckedAnswer>

export const InvitedAnswer = z.object({
  v: z.literal(1),
  invited: z.array(z.object({ name: z.string(), email: z.string().nullable(), link: z.url() })),
  mailed: z.number(),
})
export type InvitedAnswer = z.infer<typeof InvitedAnswer>
