import { z } from 'zod'
import { one, type PageQuery } from '../address-value.ts'

/** What of the log is shown, as it stands in the address. What nobody can ask for counts as not asked. */
const LogAddress = z.object({
  before: one(z.coerce.number().int().positive().optional().catch(undefined)),
  action: one(z.string().trim().min(1).max(60).optional().catch(undefined)),
  of: one(z.string().trim().min(1).max(120).optional().catch(undefined)),
})
export type LogAddress = z.infer<typeof LogAddress>

export function readLogAddress(query: PageQuery): LogAddress {
  return LogAddress.parse(query)
}
