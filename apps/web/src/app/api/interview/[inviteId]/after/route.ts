import { type AfterAnswer, seconds, within } from '@candor/shared'
import { readAfter } from '@candor/store'
import { answerJson, candidateRoute } from '../../../../../server/candidate-request.ts'
import { problem } from '../../../../../server/problem.ts'

/** What the candidate may see once an attempt has ended: receipt, own transcript, what they said of it since. */
export const GET = candidateRoute('after', async ({ db, invite: { lastAttempt } }) => {
  if (!lastAttempt?.endedAt) return problem('attempt_unknown')
  const after = await within(seconds(5), 'read after the end', () => readAfter(db, { attemptId: lastAttempt.id }))
  const { fingerprint, feedback, deletionAskedAt, items } = after
  const answer: AfterAnswer = {
    v: 1,
    endedAt: Math.round(lastAttempt.endedAt),
    fingerprint,
    feedback,
    deletionAskedAt: deletionAskedAt === null ? null : Math.round(deletionAskedAt),
    items: items
      .filter(({ text }) => text.trim() !== '')
      .map(({ attemptId, itemId, speaker, kind, text, correction }) => {
        return { attemptId, itemId, speaker, typed: kind === 'typed', text, correction }
      }),
  }
  return answerJson(answer)
})
