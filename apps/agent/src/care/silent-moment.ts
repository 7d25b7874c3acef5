import { minutes } from '@candor/shared'
import { type Clock, oneAlarm, wallClock } from './clock.ts'
import type { SilenceWatch } from './watch-silence.ts'

/** A moment to think, asked for by word: long enough for a hard question, not so long that who has left is waited for in vain. */
export const momentMs = minutes(2)

type Scene = {
  readonly silence: Pick<SilenceWatch, 'here' | 'gone'>
  readonly isHere: () => boolean
  readonly clock?: Clock
}

export type SilentMoment = {
  readonly begins: () => void
  readonly ends: () => void
  /** The candidate pauses with the page's button, which lasts as long as they like. */
  readonly pause: () => void
  readonly goOn: () => void
}

/** While it lasts silence is not wondered at. It ends with the candidate's next turn, or by itself; a pause only by its button. */
export function silentMoment({ silence, isHere, clock = wallClock }: Scene): SilentMoment {
  let lasts = false
  let paused = false
  const ends = (): void => {
    setAlarm(null)
    if (lasts && isHere() && !paused) silence.here()
    lasts = false
  }
  const setAlarm = oneAlarm(clock, ends)
  return {
    begins: () => {
      lasts = true
      silence.gone()
      setAlarm(momentMs)
    },
    ends,
    pause: () => {
      paused = true
      silence.gone()
    },
    goOn: () => {
      paused = false
      if (isHere()) silence.here()
    },
  }
}
