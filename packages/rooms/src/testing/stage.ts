import { connect, type Connection, type Db } from '@candor/drizzle'
import { afterAll, beforeAll } from 'vitest'
import { type TestStack, useStack } from '../../../stack/src/testing/use-stack.ts'
import { type LiveKit, liveKitFrom } from '../livekit.ts'

export type RoomStage = { readonly stack: TestStack; readonly db: Db; readonly livekit: LiveKit }

/** A database and a LiveKit server of the file's own, and both as the rooms see them. */
export function useRooms(): () => RoomStage {
  const stack = useStack({ parts: ['postgres', 'livekit'] })
  let store: Connection
  let livekit: LiveKit
  beforeAll(() => {
    store = connect(stack().addresses.database, { max: 8, name: 'candor-rooms-test' })
    livekit = liveKitFrom(stack().addresses.livekit)
  })
  afterAll(() => store?.close())
  return () => ({ stack: stack(), db: store.db, livekit })
}
