import { endReasons } from '@candor/shared'
import { z } from 'zod'
import { momentPattern, one, type PageQuery } from '../address-value.ts'

/** What a board can be narrowed to by state. Groups of states that somebody asks for together, and each one that stands alone. */
export const stateGroups = ['all', 'invited', 'under-way', 'ended', 'look'] as const
export type StateGroup = (typeof stateGroups)[number]

const orders = ['newest', 'oldest', 'active', 'name'] as const

/** The board's address: what is shown is what stands in it. What nobody can ask for counts as not asked. */
const BoardAddress = z.object({
  q: one(z.string().trim().max(200).catch('')).default(''),
  state: one(z.enum(stateGroups).catch('all')).default('all'),
  reason: one(z.enum(endReasons).optional().catch(undefined)),
  order: one(z.enum(orders).catch('newest')).default('newest'),
  template: one(
    z
      .string()
      .regex(/^tpl_[0-9a-z]{8,40}$/)
      .optional()
      .catch(undefined),
  ),
  after: one(z.string().max(400).optional().catch(undefined)),
})
export type BoardAddress = z.infer<typeof BoardAddress>

export function readBoardAddress(search: PageQuery): BoardAddress {
  return BoardAddress.parse(search)
}

/** The address of the board with some of it changed. Another question begins on its first page. */
export function boardHref(address: BoardAddress, change: Partial<BoardAddress>): string {
  const next: Partial<BoardAddress> = { ...address, after: undefined, ...change }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(next))
    if (value && value !== 'all' && value !== 'newest') query.set(name, value)
  const text = query.toString()
  return text ? `/interviews?${text}` : '/interviews'
}

const Place = z.tuple([z.string().max(200), z.string().max(60)])

/** A place in the order as it stands in the address. One that was made for another order, or by hand, is none. */
export function readPlace(
  text: string | undefined,
  order: BoardAddress['order'],
): readonly [string, string] | undefined {
  if (!text) return undefined
  try {
    const place = Place.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    return order === 'name' || momentPattern.test(place[0]) ? place : undefined
  } catch {
    return undefined
  }
}

export function writePlace(place: readonly string[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}
