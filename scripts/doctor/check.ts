import type { Place } from './place.ts'

/** What a look found: with `ok` the cause says what is there, else what is wrong, and the remedy what to do. */
export type Finding = { readonly ok: boolean; readonly cause: string; readonly remedy: string }

export const well = (cause: string): Finding => ({ ok: true, cause, remedy: '' })
export const ill = (cause: string, remedy: string): Finding => ({ ok: false, cause, remedy })

export type Check = {
  readonly name: string
  /** Rejections count as not ok: they get `remedy`, and the error's words as the cause. */
  readonly look: (place: Place, signal: AbortSignal) => Promise<Finding> | Finding
  /** What helps when the look did not even come to an end. */
  readonly remedy: string
  /** Puts right what can be put right without risk; answers what was done. Only called where the look was not ok. */
  readonly fix?: (place: Place) => Promise<string | undefined> | string | undefined
}

export const notRunning = (what: string): Finding =>
  ill(
    `${what} is not known: nothing runs from this data folder, and the environment names none`,
    'Run `npm start`, or set DATABASE_URL, LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET.',
  )
