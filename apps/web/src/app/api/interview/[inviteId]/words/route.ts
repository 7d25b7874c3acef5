import { seconds, within, type WordsAnswer } from '@candor/shared'
import { readConversation } from '@candor/store'
import { answerJson, candidateRoute } from '../../../../../server/candidate-request.ts'

/** More than fits a screen many times over; the transcript has all. */
const mostShown = 300

/** What was said so far in this interview, in all its attempts: the candidate's own words and what the interviewer said to them. */
export const GET = candidateRoute('words', async ({ db, invite: { lastAttempt } }) => {
  const items = lastAttempt
    ? await within(seconds(5), 'read words', () => readConversation(db, { attemptId: lastAttempt.id }))
    : []
  const answer: WordsAnswer = {
    v: 1,
    words: items
      .filter(({ text }) => text.trim() !== '')
      .slice(-mostShown)
      .map(({ itemId, speaker, kind, text }) => ({ itemId, speaker, typed: kind === 'typed', text })),
  }
  return answerJson(answer)
})
