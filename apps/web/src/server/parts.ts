import { connect, type Db } from '@candor/drizzle'
import { openStorage, type Storage } from '@candor/recordings'
import { type LiveKit, liveKitFrom } from '@candor/rooms'
import { readEnv, type WebEnv } from '../env.ts'

export type Parts = { readonly env: WebEnv; readonly db: Db; readonly livekit: LiveKit; readonly storage: Storage }

// Kept on the global object, because a watching development server loads this file anew after each change.
const kept = globalThis as typeof globalThis & { candorParts?: Parts }

/** What a request works with: environment, database pool, LiveKit's API and the storage of sound. Made at the first request. */
export function parts(): Parts {
  kept.candorParts ??= make()
  return kept.candorParts
}

function make(): Parts {
  const env = readEnv()
  return {
    env,
    db: connect(env.databaseUrl, { max: 10, name: 'candor-web', answerLimitMs: 5000 }).db,
    livekit: liveKitFrom(env.livekit),
    storage: openStorage(env.storage),
  }
}
