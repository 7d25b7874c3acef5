import { type Room, RoomEvent } from '@livekit/rtc-node'
import type { Log } from '../log.ts'

type Scene = { readonly log: Log; readonly room: Pick<Room, 'on'> }

/** Tells the log which sound comes and goes, for whoever asks later why somebody was not heard. Nothing else depends on it. */
export function watchTracks({ log, room }: Scene): void {
  const tell = (what: string, identity: string, trackId: string | undefined): void =>
    log.info({ part: 'track', identity, trackId }, what)
  room.on(RoomEvent.TrackSubscribed, (track, _publication, { identity }) => tell('track is heard', identity, track.sid))
  room.on(RoomEvent.TrackUnsubscribed, (track, _publication, { identity }) =>
    tell('track is gone', identity, track.sid),
  )
  room.on(RoomEvent.TrackMuted, ({ sid }, { identity }) => tell('track is muted', identity, sid))
  room.on(RoomEvent.TrackUnmuted, ({ sid }, { identity }) => tell('track is open again', identity, sid))
}
