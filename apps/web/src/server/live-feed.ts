import { type LiveFeed, openLiveFeed } from '@candor/store'
import { described, log } from './log.ts'
import { parts } from './parts.ts'

// Kept on the global object, because a watching development server loads this file anew after each change.
const kept = globalThis as typeof globalThis & { candorLiveFeed?: Promise<LiveFeed> }

/** The one feed of this process, for everybody who watches. Opened when the first one comes; a failed opening is tried again by the next. */
export function liveFeed(): Promise<LiveFeed> {
  kept.candorLiveFeed ??= openLiveFeed(parts().db, (error) =>
    log('warn', 'live_feed_interrupted', { error: described(error) }),
  ).catch((error: unknown) => {
    delete kept.candorLiveFeed
    throw error
  })
  return kept.candorLiveFeed
}
