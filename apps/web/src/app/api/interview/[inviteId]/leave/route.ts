import { LeaveBody, type Refusal, seconds, within } from '@candor/shared'
import { deleteRoom } from '@candor/rooms'
import { type Attempt, beginClosing, endAttempt, readAttempt } from '@candor/store'
import { after } from 'next/server'
import { attemptAnswer } from '../../../../../server/attempt-answer.ts'
import { answerJson, candidateRoute } from '../../../../../server/candidate-request.ts'
import type { Parts } from '../../../../../server/parts.ts'
import { problem } from '../../../../../server/problem.ts'
import { readJson } from '../../../../../server/read-body.ts'

const reason = 'candidate_ended'
/** The room is owed to the sweep from the end on; this only makes it go sooner. */
const deleteLimitMs = seconds(10)

/** The candidate ends the interview. An interviewer that is there says goodbye and ends it; where none ever came, we do. */
export const POST = candidateRoute('leave', async (asked) => {
  const body = await readJson(asked.request, LeaveBody)
  if (!body) return problem('bad_body')
  const attempt = asked.invite.lastAttempt
  if (attempt?.id !== body.attemptId) return problem('attempt_unknown')

  const left = await within(seconds(5), 'leave', () => leave(asked, body.attemptId))
  return typeof left === 'string' ? problem(left) : answerJson(attemptAnswer(left, Date.now()))
})

async function leave({ db, livekit }: Parts, attemptId: string): Promise<Attempt | Refusal> {
  const closing = await beginClosing(db, { attemptId, reason })
  if (closing.ok && closing.value.epoch === 0) {
    const ended = await endAttempt(db, { attemptId, reason })
    after(() => deleteRoom(livekit, { roomName: closing.value.roomName, limitMs: deleteLimitMs }))
    if (ended.ok) return ended.value
  }
  // Refused means that it is ending already; the reason that was first is in the row.
  const now = closing.ok ? closing : await readAttempt(db, { attemptId })
  return now.ok ? now.value : now.refusal
}
