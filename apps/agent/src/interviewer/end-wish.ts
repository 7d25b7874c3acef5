import { asksToEnd, confirmsEnd } from '../care/read-wish.ts'

/**
 * How a candidate ends an interview by word. It takes two of their turns: after the first the model has called the tool, the interviewer has
 * asked aloud whether to end the interview, and the very next turn is a clear yes. Whatever else is said in its place takes the wish back.
 * So neither a model that calls what it likes nor a text that tells it to can end an interview that its candidate goes on with.
 */
export type EndWish = {
  readonly stage: () => Stage
  /** The model says that the candidate wants to end. True when that is confirmed. */
  readonly called: () => boolean
  readonly interviewerSaid: (text: string) => void
  readonly candidateSaid: (text: string) => void
}

type Stage = 'none' | 'called' | 'asked' | 'confirmed'

/** A wish that the interviewer has not asked about by then is forgotten. */
const mostTurnsUnasked = 2

export function keepEndWish(): EndWish {
  let stage: Stage = 'none'
  let turns = 0
  /** Something was said since the yes: what comes now is no more of it. */
  let repliedToYes = false
  return {
    stage: () => stage,
    called: () => {
      if (stage === 'confirmed') return true
      if (stage === 'none') [stage, turns] = ['called', 0]
      return false
    },
    interviewerSaid: (text) => {
      repliedToYes = true
      // Whatever is said after the question is what a yes would be an answer to.
      if (stage === 'called' || stage === 'asked') stage = asksToEnd(text) ? 'asked' : 'called'
    },
    candidateSaid: (text) => {
      turns += 1
      // Impatient people say yes more than once.
      const goesOn = stage === 'asked' || (stage === 'confirmed' && !repliedToYes)
      repliedToYes = false
      if (goesOn) stage = confirmsEnd(text) ? 'confirmed' : 'none'
      else if (stage !== 'called' || turns >= mostTurnsUnasked) stage = 'none'
    },
  }
}
