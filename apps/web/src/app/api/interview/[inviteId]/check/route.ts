import { type CheckAnswer, seconds, within } from '@candor/shared'
import { openCheckRoom } from '@candor/rooms'
import { readInstallation } from '@candor/store'
import { answerJson, candidateRoute } from '../../../../../server/candidate-request.ts'
import { problem } from '../../../../../server/problem.ts'

/** A short-lived room in which the candidate's browser tries its way to LiveKit. No attempt is opened and nobody is called. */
export const POST = candidateRoute('check', async ({ db, livekit, invite: { inviteId, consentedAt } }) => {
  if (!consentedAt) return problem('consent_missing')
  const answer: CheckAnswer = await within(seconds(8), 'open check room', async () =>
    openCheckRoom(livekit, { installation: await readInstallation(db), inviteId, now: Date.now() }),
  )
  return answerJson(answer)
})
