import { z } from 'zod'

/** For how long a shared transcript can be read. */
const shareDays = [1, 7, 30, 90] as const

export const ShareBody = z.strictObject({
  label: z.string().trim().max(200).default(''),
  hideNames: z.boolean(),
  forDays: z.number().refine((days) => shareDays.some((one) => one === days)),
})

/** What whoever shares gets back: the only time the link can be read. */
export const ShareAnswer = z.strictObject({ v: z.literal(1), shareId: z.string(), link: z.url() })

export { Problem } from '@candor/shared'
