import { asksToEnd, confirmsEnd } from '../care/read-wish.ts'

/**
 * How a candidate ends an interview by word. It takes two of their turns: after the first the model has called the tool, the interviewer has
 * asked aloud whether to end the interview, and the very next turn is a clear yes. Whatever else is said in its place takes the wish back.
 * So neither a model that calls what it likes nor a text that tells it to can end an interview that its candidate goes on with.
 */
export type EndWish = {
  /** The model says that the candidate wants to end. True when that is confirmed. */
  readonly called: () => boolean
  readonly interviewerSaid: (text: string) => void
  readonly candidateSaid: (text: string) => void
}

/** A wish that the interviewer has not asked about by then is forgotten. */
const mostTurnsUnasked = 2

export function keepEndWish(): EndWish {
  let stage: 'none' | 'called' | 'asked' | 'confirmed' = 'none'
  let turns = 0
  return {
    called: () => {
      if (stage === 'confirmed') return true
      if (stage === 'none') [stage, turns] = ['called', 0]
      return false
    },
    interviewerSaid: (text) => {
      // Whatever is said after the question is what a yes would be an answer to.
      if (stage === 'called' || stage === 'asked') stage = asksToEnd(text) ? 'asked' : 'called'
    },
    candidateSaid: (text) => {
      turns += 1
      if (stage === 'asked') stage = confirmsEnd(text) ? 'confirmed' : 'none'
      else if (stage !== 'called' || turns >= mostTurnsUnasked) stage = 'none'
    },
  }
}
