import { DeletionBody, seconds, within } from '@candor/shared'
import { askDeletion } from '@candor/store'
import { answerJson, candidateRoute } from '../../../../../server/candidate-request.ts'
import { problem } from '../../../../../server/problem.ts'
import { readJson } from '../../../../../server/read-body.ts'

/** Asks for everything of the interview to be deleted, or takes that back. Whoever runs it answers; nothing is deleted here. */
export const POST = candidateRoute('deletion', async ({ db, request, invite: { interviewId } }) => {
  const body = await readJson(request, DeletionBody)
  if (!body) return problem('bad_body')
  await within(seconds(5), 'ask for deletion', () => askDeletion(db, { interviewId, ask: body.ask }))
  return answerJson({ v: 1 })
})
