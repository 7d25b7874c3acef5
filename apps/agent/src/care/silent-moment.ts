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

/** While it lasts silence is not wondered at. It ends with the candidate's next turn, or by itself. */
export function silentMoment({ silence, isHere, clock = wallClock }: Scene): { begins: () => void; ends: () => void } {
  let lasts = false
  const ends = (): void => {
    setAlarm(null)
    if (lasts && isHere()) silence.here()
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
  }
}
