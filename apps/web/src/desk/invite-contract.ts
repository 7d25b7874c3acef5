import { InterviewId } from '@candor/shared'
import { z } from 'zod'

/** What the invite form sends. */
export const InviteBody = z.strictObject({
  templateId: z.string().max(80),
  name: z.string().trim().min(1).max(80),
  email: z.union([z.email().max(200), z.literal('')]).default(''),
})
export type InviteBody = z.infer<typeof InviteBody>

/** What it gets back. `mailed`: an invitation is on its way to the address. */
export const InviteAnswer = z.strictObject({
  v: z.literal(1),
  interviewId: InterviewId,
  link: z.url(),
  mailed: z.boolean(),
})
export type InviteAnswer = z.infer<typeof InviteAnswer>
