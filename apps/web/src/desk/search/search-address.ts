import { speakers } from '@candor/shared'
import { z } from 'zod'
import { momentPattern, one, type PageQuery } from '../address-value.ts'

/** What is searched for, as it stands in the address. What nobody can ask for counts as not asked. */
const SearchAddress = z.object({
  q: one(z.string().trim().max(400).catch('')).default(''),
  who: one(z.enum(speakers).optional().catch(undefined)),
  after: one(z.string().max(600).optional().catch(undefined)),
})
export type SearchAddress = z.infer<typeof SearchAddress>

export function readSearchAddress(search: PageQuery): SearchAddress {
  return SearchAddress.parse(search)
}

export function searchHref({ q, who }: SearchAddress, after?: readonly string[]): string {
  const query = new URLSearchParams({ q })
  if (who) query.set('who', who)
  if (after) query.set('after', Buffer.from(JSON.stringify(after)).toString('base64url'))
  return `/interviews/search?${query.toString()}`
}

const Place = z.tuple([z.string().regex(momentPattern), z.string().max(60), z.string().max(120)])

/** Where the page before ended; undefined for the first page, and for what somebody made by hand. */
export function readFoundPlace({ after }: SearchAddress): readonly [string, string, string] | undefined {
  if (!after) return undefined
  try {
    return Place.parse(JSON.parse(Buffer.from(after, 'base64url').toString()))
  } catch {
    return undefined
  }
}
