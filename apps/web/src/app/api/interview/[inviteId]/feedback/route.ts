import { FeedbackBody, seconds, within } from '@candor/shared'
import { giveFeedback } from '@candor/store'
import { answerJson, candidateRoute } from '../../../../../server/candidate-request.ts'
import { problem } from '../../../../../server/problem.ts'
import { readJson } from '../../../../../server/read-body.ts'

/** How it was, in two taps. Said again it takes the place of what was said before. */
export const POST = candidateRoute('feedback', async ({ db, request, invite: { lastAttempt } }) => {
  const body = await readJson(request, FeedbackBody)
  if (!body) return problem('bad_body')
  if (!lastAttempt) return problem('attempt_unknown')
  const { heard, worked } = body
  const given = { attemptId: lastAttempt.id, heard, worked }
  const kept = await within(seconds(5), 'give feedback', () => giveFeedback(db, given))
  return kept ? answerJson({ v: 1 }) : problem('attempt_unknown')
})
