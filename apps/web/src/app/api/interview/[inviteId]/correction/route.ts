import { CorrectionBody, seconds, within } from '@candor/shared'
import { correctItem } from '@candor/store'
import { answerJson, candidateRoute } from '../../../../../server/candidate-request.ts'
import { problem } from '../../../../../server/problem.ts'
import { readJson } from '../../../../../server/read-body.ts'

/** A line of the candidate's own that was misheard. The line stays; the correction stands beside it. */
export const POST = candidateRoute('correction', async ({ db, request, invite: { interviewId } }) => {
  const body = await readJson(request, CorrectionBody, mostBytes)
  if (!body) return problem('bad_body')
  const { attemptId, itemId, text } = body
  const kept = await within(seconds(5), 'correct item', () => correctItem(db, { interviewId, attemptId, itemId, text }))
  return kept ? answerJson({ v: 1 }) : problem('attempt_unknown')
})

/** The longest correction, with room for letters that JSON writes as `\\uXXXX`. */
const mostBytes = 70_000
