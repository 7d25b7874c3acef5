import type { Hearing } from '../check/hearing.ts'
import type { Way } from '../check/network.ts'

/** What the meter has to say below itself. */
export const hearingWords: Record<Hearing['verdict'], string> = {
  listening: 'The line opens when your microphone picks something up.',
  heard: 'We hear you.',
  quiet: 'We hear the room, but no voice yet. Say a sentence, or move closer to the microphone.',
  silent:
    'Your microphone is on, but it sends no sound at all. Look for a mute switch on it or on its cable, or choose another one below.',
}

/** The line of the connection. */
export const wayWords: Record<Way, string> = {
  waiting: 'Whether your network lets an interview through.',
  running: 'Trying the way to the interview room.',
  good: 'Signals and sound get through.',
  detour: 'Sound gets through by a detour. Answers may be heard a moment later than usual.',
  offline: 'You are offline. Connect to a network, then check again.',
  no_webrtc:
    'This browser cannot carry an interview’s sound: WebRTC is missing, or an extension has switched it off. Open the link from your invitation in a current Chrome, Edge, Firefox or Safari.',
  no_answer: 'Our server does not answer just now, so this could not be tried. Wait a few seconds and check again.',
  no_signal:
    'The interview room cannot be reached from this network. Try another one, for example your phone’s, or ask whoever runs this network to allow WebSocket connections.',
  no_media: 'Sound does not get through this network. Try another one, for example your phone’s, or switch a VPN off.',
}
