import { beatEveryMs, type Outcome, within } from '@candor/shared'
import type { BeatAnswer } from '@candor/store'
import type { Closing } from '../closing/closing.ts'
import type { Log } from '../log.ts'

type Scene = {
  /** The beat itself; answered by PostgreSQL or not at all. */
  readonly beat: () => Promise<Outcome<BeatAnswer>>
  readonly log: Pick<Log, 'warn'>
  readonly closing: Pick<Closing, 'stepAside' | 'follow'>
  readonly onAnswer: (answer: BeatAnswer) => void
}

/** As long as the cadence: a beat that is lost takes nothing from the next one, so that two of them never cost a lease. */
const beatLimitMs = beatEveryMs

/**
 * Proves once a second that this interviewer lives, and acts on the answer: replaced or ended, it steps aside; ended by another, it says
 * goodbye. No answer is not an answer: a database that is away takes nothing from the interviewer.
 */
export function keepBeating({ beat, log, closing, onAnswer }: Scene): { stop: () => void } {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const once = async (): Promise<void> => {
    const startedAt = performance.now()
    try {
      const answer = await within(beatLimitMs, 'beat', beat)
      if (stopped) return
      if (!answer.ok) return closing.stepAside(answer.refusal)
      const { state, endReason } = answer.value
      if (state === 'closing' && endReason) closing.follow(endReason)
      else onAnswer(answer.value)
    } catch (error) {
      log.warn({ error }, 'beat not answered')
    }
    if (!stopped) timer = setTimeout(() => void once(), Math.max(0, startedAt + beatEveryMs - performance.now()))
  }
  timer = setTimeout(() => void once(), beatEveryMs)
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
