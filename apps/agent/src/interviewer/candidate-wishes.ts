import type { CandidateRequest } from '@candor/shared'

type Scene = {
  readonly ending: () => boolean
  /** The question that waits for an answer. */
  readonly openQuestion: () => string | undefined
  /** Something was said to the open question: what comes next is the interviewer's to say. */
  readonly isAnswered: () => boolean
  readonly say: (text: string) => void
  /** Goes on from what was said last. */
  readonly reply: () => void
  /** The interviewer speaks, or is about to. */
  readonly isBusy: () => boolean
  readonly stopTalking: () => void
  /** Who is away is not silent, and who takes a moment is not either. */
  readonly silence: { readonly here: () => void; readonly gone: () => void }
  readonly candidateIsHere: () => boolean
}

export type CandidateWishes = {
  readonly take: (ask: CandidateRequest['ask']) => void
  /** The interviewer begins to speak. */
  readonly speaking: () => void
  /** A moment does not outlast the candidate's leaving. */
  readonly candidateGone: () => void
}

/**
 * What the candidate asks for with a button: the open question again, or a moment in which nobody speaks. What such a moment cuts off
 * is made good after it, so that nobody waits for the other: the open question is said again, or its answer is replied to.
 */
export function candidateWishes(scene: Scene): CandidateWishes {
  const { ending, openQuestion, isAnswered, say, reply, isBusy, stopTalking, silence, candidateIsHere } = scene
  let paused = false
  let cutOff = false

  const repeat = (): void => {
    const question = openQuestion()
    if (!question || ending()) return
    stopTalking()
    say(question)
  }
  const goOn = (): void => {
    if (!isAnswered()) return repeat()
    stopTalking()
    reply()
  }
  return {
    take: (ask) => {
      if (ending() || !candidateIsHere()) return
      if (ask === 'repeat') return paused ? undefined : repeat()
      if (ask === 'pause') {
        paused = true
        cutOff ||= isBusy()
        stopTalking()
        silence.gone()
      } else if (paused) {
        paused = false
        silence.here()
        if (cutOff) goOn()
        cutOff = false
      }
    },
    speaking: () => {
      if (!paused || ending()) return
      cutOff = true
      stopTalking()
    },
    candidateGone: () => {
      paused = false
      cutOff = false
    },
  }
}
