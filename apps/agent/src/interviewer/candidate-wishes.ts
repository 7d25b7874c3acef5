import type { CandidateRequest } from '@candor/shared'

type Scene = {
  readonly ending: () => boolean
  /** The question that waits for an answer. */
  readonly openQuestion: () => string | undefined
  readonly say: (text: string) => void
  readonly stopTalking: () => void
  /** Who is away is not silent, and who takes a moment is not either. */
  readonly silence: { readonly here: () => void; readonly gone: () => void }
  readonly candidateIsHere: () => boolean
}

export type CandidateWishes = {
  readonly take: (ask: CandidateRequest['ask']) => void
  /** The interviewer begins to speak. */
  readonly speaking: () => void
  /** The candidate came or went: a moment does not outlast that. */
  readonly cameOrWent: () => void
}

/**
 * What the candidate asks for with a button: the open question again, or a moment in which nobody speaks. What the interviewer begins to
 * say in such a moment is cut off, and the open question is said again after it: the answer to it is what everybody waits for.
 */
export function candidateWishes(scene: Scene): CandidateWishes {
  const { ending, openQuestion, say, stopTalking, silence, candidateIsHere } = scene
  let paused = false
  let cutOff = false

  const repeat = (): void => {
    const question = openQuestion()
    if (!question || ending()) return
    stopTalking()
    say(question)
  }
  return {
    take: (ask) => {
      if (ending() || !candidateIsHere()) return
      if (ask === 'repeat') return paused ? undefined : repeat()
      if (ask === 'pause') {
        paused = true
        stopTalking()
        silence.gone()
      } else if (paused) {
        paused = false
        silence.here()
        if (cutOff) repeat()
        cutOff = false
      }
    },
    speaking: () => {
      if (!paused || ending()) return
      cutOff = true
      stopTalking()
    },
    cameOrWent: () => {
      paused = false
      cutOff = false
    },
  }
}
