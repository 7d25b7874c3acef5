import type { Db } from '@candor/drizzle'
import { beatEveryMs, within } from '@candor/shared'
import { beat, type BeatAnswer } from '@candor/store'
import type { Log } from '../log.ts'
import type { Closing } from '../closing/closing.ts'

type Scene = {
  readonly db: Db
  readonly log: Log
  readonly attemptId: string
  readonly epoch: number
  readonly closing: Closing
  readonly onAnswer: (answer: BeatAnswer) => void
}

const beatLimitMs = 2000

/**
 * Proves once a second that this interviewer lives, and acts on the answer: replaced or ended, it steps aside; ended by another, it says
 * goodbye. No answer is not an answer: a database that is away takes nothing from the interviewer.
 */
export function keepBeating({ db, log, attemptId, epoch, closing, onAnswer }: Scene): { stop: () => void } {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const once = async (): Promise<void> => {
    try {
      const answer = await within(beatLimitMs, 'beat', () => beat(db, { attemptId, epoch }))
      if (stopped) return
      if (!answer.ok) return closing.stepAside(answer.refusal)
      const { state, endReason } = answer.value
      if (state === 'closing' && endReason) closing.follow(endReason)
      else onAnswer(answer.value)
    } catch (error) {
      log.warn({ error }, 'beat not answered')
    }
    if (!stopped) timer = setTimeout(() => void once(), beatEveryMs)
  }
  timer = setTimeout(() => void once(), beatEveryMs)
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
