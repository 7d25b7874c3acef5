import { setTimeout as delay } from 'node:timers/promises'
import { seconds } from '@candor/shared'
import { type Room, RoomEvent } from '@livekit/rtc-node'

const openForMs = seconds(20)

type Scene = {
  readonly room: Pick<Room, 'on'>
  readonly open: () => Promise<unknown>
  readonly wanted: () => boolean
  readonly onFailed: (error: unknown) => void
  /** Pauses in milliseconds: while LiveKit is away, and once it has the room. */
  readonly againMs?: { readonly away: number; readonly there: number }
}

/**
 * A LiveKit that restarts has forgotten every room, and both SDKs only come back to one that is there: from the moment this connection is
 * lost until it is back the room is opened again under its name. The room's own `isConnected` does not tell: it holds while reconnecting.
 */
export function keepRoomOpen({ room, open, wanted, onFailed, againMs = { away: 300, there: 1000 } }: Scene): void {
  let lost = 0
  const reopen = async (): Promise<void> => {
    const mine = (lost += 1)
    const isLost = (): boolean => mine === lost && wanted()
    const until = performance.now() + openForMs
    while (isLost() && performance.now() < until) {
      const there = await open().then(
        () => true,
        (error: unknown) => {
          onFailed(error)
          return false
        },
      )
      await delay(there ? againMs.there : againMs.away)
    }
  }
  room.on(RoomEvent.Reconnecting, () => void reopen())
  room.on(RoomEvent.Reconnected, () => {
    lost += 1
  })
}
