import { after } from 'next/server'
import { attemptAnswer } from '../../../../../server/attempt-answer.ts'
import { answerJson, candidateRoute } from '../../../../../server/candidate-request.ts'
import { nudgeSweep } from '../../../../../server/nudge-sweep.ts'
import { problem } from '../../../../../server/problem.ts'

/** How the newest attempt stands: the third signal of an end, after the interviewer's message and the disconnection. */
export const GET = candidateRoute('attempt', async ({ invite: { lastAttempt } }) => {
  if (!lastAttempt) return problem('attempt_unknown')
  const answer = attemptAnswer(lastAttempt, Date.now())
  // Whoever waits here may be waiting for what no worker does just now.
  after(nudgeSweep)
  return answerJson(answer)
})
