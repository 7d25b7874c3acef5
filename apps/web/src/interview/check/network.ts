/**
 * `absent`: there was nothing to try, for example a server without TURN. `unanswered`: our own server did not open a room to try it in;
 * `offline`: and the browser knows that it has no network. `blocked`: the browser has no WebRTC, or an extension took it away.
 */
export type Finding = 'waiting' | 'running' | 'good' | 'absent' | 'bad' | 'unanswered' | 'offline' | 'blocked'

/** What is known of the way to LiveKit: signalling by WebSocket, sound by WebRTC, and sound by the detour of a TURN server. */
export type Network = { readonly signal: Finding; readonly media: Finding; readonly relay: Finding }

export const unknownNetwork: Network = { signal: 'waiting', media: 'waiting', relay: 'waiting' }

/** What it comes to: sound that finds its way by the detour alone is as good, only slower. */
export type Way =
  | 'waiting'
  | 'running'
  | 'good'
  | 'detour'
  | 'offline'
  | 'no_answer'
  | 'no_signal'
  | 'no_media'
  | 'no_webrtc'

export function wayOf({ signal, media, relay }: Network): Way {
  const all = [signal, media, relay]
  if (all.every((finding) => finding === 'waiting')) return 'waiting'
  if (media === 'blocked') return 'no_webrtc'
  if (signal === 'offline') return 'offline'
  if (signal === 'unanswered') return 'no_answer'
  if (signal === 'bad') return 'no_signal'
  if (all.some((finding) => finding === 'running' || finding === 'waiting')) return 'running'
  if (media === 'good') return 'good'
  return relay === 'good' ? 'detour' : 'no_media'
}
