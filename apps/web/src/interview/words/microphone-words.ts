import type { BrowserKind } from '../devices/browser-kind.ts'
import type { MicrophoneFault } from '../microphone.ts'
import type { TroubleWords } from './trouble-words.ts'

/** Where each browser hides the permission it was refused. */
const permissions: Record<BrowserKind, string> = {
  chrome:
    'Click the sign to the left of this page’s address, switch Microphone on, then try again. If it is on already, allow Chrome the microphone in your system’s privacy settings.',
  edge: 'Click the lock to the left of this page’s address, choose Permissions for this site, allow the microphone, then try again.',
  firefox:
    'Click the crossed-out microphone to the left of this page’s address, remove the block, then try again and choose Allow.',
  safari:
    'In the menu bar choose Safari, then Settings for this website, set Microphone to Allow, then try again. Or look in System Settings, Privacy and Security, Microphone.',
  ios: 'Open Settings, then Apps, choose your browser and switch Microphone on. Then come back, reload this page and allow the microphone.',
  android:
    'Tap the sign beside this page’s address, then Permissions, and allow the microphone. If it is missing there, open Settings, Apps, your browser, Permissions.',
  other: 'Look for the sign beside the address of this page, allow the microphone there, then try again.',
}

const faults: Record<Exclude<MicrophoneFault, 'denied'>, TroubleWords> = {
  missing: {
    title: 'There is no microphone.',
    detail: 'Connect one, or a headset, then try again. You can also type your answers.',
  },
  busy: {
    title: 'The microphone is in use by something else.',
    detail: 'Close other programs and tabs that use it, for example a video call, then try again.',
  },
  unsupported: {
    title: 'This browser gives no access to a microphone here.',
    detail: 'Open the link from your invitation in a current Chrome, Edge, Firefox or Safari, or type your answers.',
  },
}

/** What is wrong with the microphone, and how to mend it in this browser. Typing is always possible. */
export function microphoneWords(fault: MicrophoneFault, browser: BrowserKind): TroubleWords {
  if (fault !== 'denied') return faults[fault]
  return { title: 'The browser does not let us use the microphone.', detail: permissions[browser] }
}

/** Why another microphone, chosen in the middle of a talk, is not heard; the one before goes on. */
export function otherMicrophoneWords(fault: MicrophoneFault): string {
  const why: Record<MicrophoneFault, string> = {
    denied: 'The browser does not let us use that microphone.',
    missing: 'That microphone is not connected any more.',
    busy: 'That microphone is in use by something else.',
    unsupported: 'This browser gives no access to that microphone.',
  }
  return `${why[fault]} You keep the one you had.`
}
