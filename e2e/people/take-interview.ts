import type { SyntheticCandidate } from './synthetic-candidate.ts'
import { waitFor } from './wait-for.ts'

type Answer = { readonly speech: Int16Array } | { readonly typed: string }

/** A turn is really the candidate's when the interviewer listens and has been quiet this long. */
const quietMs = 700
const turnLimitMs = 45_000

/** Waits until question `number` has been asked and the interviewer is quiet and listening, or the interview has ended. */
export async function waitForQuestion(candidate: SyntheticCandidate, number: number): Promise<void> {
  const quiet = () => performance.now() - (candidate.ear.lastSoundAt() ?? Infinity) > quietMs
  const asked = () => candidate.phase?.phase === 'asking' && candidate.phase.question?.number === number
  await waitFor(
    `question ${number} to be asked`,
    turnLimitMs,
    () => candidate.ending !== null || (asked() && candidate.interviewerState === 'listening' && quiet()),
  )
}

/** Answers question after question until the interview ends. @throws when a question does not come or the end does not. */
export async function takeInterview(candidate: SyntheticCandidate, answers: readonly Answer[]): Promise<void> {
  for (const [index, answer] of answers.entries()) {
    await waitForQuestion(candidate, index + 1)
    if (candidate.ending) return
    if ('speech' in answer) await candidate.say(answer.speech)
    else await candidate.type(answer.typed)
  }
  await waitFor('the end of the interview', turnLimitMs, () => candidate.ending !== null)
}
