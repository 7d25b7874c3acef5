import type { Person } from './person.ts'
import { waitFor } from './wait-for.ts'

type Answer = { readonly speech: Int16Array } | { readonly typed: string }

/** A turn is really the candidate's when the interviewer listens and has been quiet this long. */
const quietMs = 700
const turnLimitMs = 45_000

type Hearing = Pick<Person, 'phase' | 'interviewerState' | 'ending' | 'ear'>

/** How long the interviewer has been quiet; minus infinity while nothing was ever heard. */
export const quietFor = ({ ear }: Pick<Hearing, 'ear'>): number =>
  performance.now() - (ear.lastSoundAt() ?? Number.POSITIVE_INFINITY)

/** The number of the question that was asked in full and waits for an answer; null while it is not the candidate's turn. */
export function questionToAnswer(candidate: Hearing): number | null {
  const { phase, interviewerState } = candidate
  if (phase?.phase !== 'asking' || interviewerState !== 'listening' || quietFor(candidate) <= quietMs) return null
  return phase.question?.number ?? null
}

/** Waits until question `number` has been asked and the interviewer is quiet and listening, or the interview has ended. */
export async function waitForQuestion(candidate: Hearing, number: number, limitMs = turnLimitMs): Promise<void> {
  await waitFor(
    `question ${number} to be asked`,
    limitMs,
    () => candidate.ending !== null || questionToAnswer(candidate) === number,
  )
}

/** Answers question after question until the interview ends. @throws when a question does not come or the end does not. */
export async function takeInterview(
  candidate: Hearing & Pick<Person, 'say' | 'type'>,
  answers: readonly Answer[],
): Promise<void> {
  for (const [index, answer] of answers.entries()) {
    await waitForQuestion(candidate, index + 1)
    if (candidate.ending) return
    if ('speech' in answer) await candidate.say(answer.speech)
    else await candidate.type(answer.typed)
  }
  await waitFor('the end of the interview', turnLimitMs, () => candidate.ending !== null)
}
