import type { MicrophoneFault } from '../microphone.ts'
import type { TroubleWords } from './trouble-words.ts'

/** What is wrong with the microphone, and how to mend it. Typing is always possible. */
export const microphoneWords: Record<MicrophoneFault, TroubleWords> = {
  denied: {
    title: 'The browser does not let us use the microphone.',
    detail: 'Click the sign beside the address of this page, allow the microphone there, then try again.',
  },
  missing: {
    title: 'There is no microphone.',
    detail: 'Connect one, or a headset, then try again.',
  },
  busy: {
    title: 'The microphone is in use by something else.',
    detail: 'Close other programs and tabs that use it, for example a video call, then try again.',
  },
  unsupported: {
    title: 'This browser gives no access to a microphone here.',
    detail: 'Open the link from your invitation in a current Chrome, Edge, Firefox or Safari.',
  },
}
