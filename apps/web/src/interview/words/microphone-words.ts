import type { BrowserKind } from '../devices/browser-kind.ts'
import type { Words } from '../messages/use-words.ts'
import type { MicrophoneFault } from '../microphone.ts'
import type { TroubleWords } from './trouble-words.ts'

/** What is wrong with the microphone, and how to mend it in this browser. Typing is always possible. */
export function microphoneWords(words: Words, fault: MicrophoneFault, browser: BrowserKind): TroubleWords {
  const detail = fault === 'denied' ? words(`microphone.denied.${browser}`) : words(`microphone.${fault}.detail`)
  return { title: words(`microphone.${fault}.title`), detail }
}
