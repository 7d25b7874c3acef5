import { z } from 'zod'
import { one, type PageQuery } from '../address-value.ts'

/** How far back the figures look. */
export const periods = [7, 30, 90, 365] as const

const FiguresAddress = z.object({
  days: one(
    z.coerce
      .number()
      .refine((days) => periods.some((period) => period === days))
      .catch(30),
  ).default(30),
  template: one(
    z
      .string()
      .regex(/^tpl_[0-9a-z]{8,40}$/)
      .optional()
      .catch(undefined),
  ),
})
export type FiguresAddress = z.infer<typeof FiguresAddress>

/** What the figures are of, as it stands in the address. What nobody can ask for counts as not asked. */
export function readFiguresAddress(search: PageQuery): FiguresAddress {
  return FiguresAddress.parse(search)
}
