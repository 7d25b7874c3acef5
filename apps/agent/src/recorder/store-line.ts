import type { Db } from '@candor/drizzle'
import { Broken, type SpooledEnd, type SpooledItem, within } from '@candor/shared'
import { appendItem, beginClosing } from '@candor/store'

/**
 * What became of a line. `stored`: it is in the store, now or before. `superseded`: an end that came second or from an interviewer that was
 * replaced; nothing is lost. `refused`: the store is there and will never take it.
 */
export type Stored =
  | { readonly as: 'stored' }
  | { readonly as: 'superseded'; readonly why: string }
  | { readonly as: 'refused'; readonly why: string }

/** Lines on their way to the store at once: few enough for the limit of each, many enough to share round trips. */
export const linesAtOnce = 64

/**
 * Brings a line to the store; harmless when repeated.
 * @throws TookTooLong after `limitMs`, or the database's error, when the store is away: try again later.
 */
export function storeLine(db: Db, line: SpooledItem | SpooledEnd, limitMs: number): Promise<Stored> {
  if (line.kind === 'item') return within(limitMs, 'append item', () => storeItem(db, line))
  return within(limitMs, 'commit a spooled end', () => storeEnd(db, line))
}

async function storeItem(db: Db, { item }: SpooledItem): Promise<Stored> {
  try {
    await appendItem(db, item)
    return { as: 'stored' }
  } catch (error) {
    if (isRefusal(error)) return { as: 'refused', why: error.message }
    throw error
  }
}

async function storeEnd(db: Db, { attemptId, epoch, reason }: SpooledEnd): Promise<Stored> {
  const begun = await beginClosing(db, { attemptId, reason, epoch })
  if (begun.ok) return { as: 'stored' }
  return { as: begun.refusal === 'attempt_unknown' ? 'refused' : 'superseded', why: begun.refusal }
}

/** PostgreSQL's classes 22 and 23 (wrong data, broken constraint) speak of the item; every other error speaks of the store. */
function isRefusal(error: unknown): error is Error {
  if (error instanceof Broken) return true
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23]/.test(error.code)
}
