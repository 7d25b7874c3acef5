import { type JoinAnswer, JoinBody, type Outcome, seconds, within } from '@candor/shared'
import { askForSuccessor, dispatchInterviewer, mintToken, openRoom } from '@candor/rooms'
import { type Attempt, keepAccommodations, openAttempt } from '@candor/store'
import { attemptAnswer } from '../../../../../server/attempt-answer.ts'
import { answerJson, candidateRoute } from '../../../../../server/candidate-request.ts'
import { sweepNow } from '../../../../../server/nudge-sweep.ts'
import type { Parts } from '../../../../../server/parts.ts'
import { problem } from '../../../../../server/problem.ts'
import { readJson } from '../../../../../server/read-body.ts'

/** Opens the attempt or finds the one under way, makes sure of its room and interviewer, and hands out a token for it. */
export const POST = candidateRoute('join', async (asked) => {
  const opened = await currentAttempt(asked, asked.invite.inviteId)
  if (!opened.ok) return problem(opened.refusal)
  const attempt = opened.value
  if (attempt.state === 'closing') return problem('attempt_closing')
  const body = await readJson(asked.request, JoinBody)
  if (body) await keepChoice(asked, attempt, body)

  await within(seconds(5), 'open room', () => openRoom(asked.livekit, attempt))
  const [token] = await Promise.all([mintToken(asked.livekit, attempt), callInterviewer(asked, attempt)])
  const answer: JoinAnswer = { v: 1, attemptId: attempt.id, serverUrl: asked.livekit.publicUrl, token }
  return answerJson(answer)
})

/** The interviewer reads it when it comes; one that has come already, before the page was loaded again, is followed by another. */
async function keepChoice({ db, livekit }: Parts, { id }: Attempt, { accommodations }: JoinBody): Promise<void> {
  const choice = { attemptId: id, accommodations }
  // The epoch as of the change: since the attempt was looked up an interviewer may have come and read the old choice.
  const epoch = await within(seconds(5), 'keep accommodations', () => keepAccommodations(db, choice))
  if (epoch === null || epoch === 0) return
  await within(seconds(5), 'ask for a successor', () => askForSuccessor(db, livekit, { attemptId: id, epoch }))
}

/** An attempt past its deadline cannot be joined: it is swept away first, and what the invite allows then counts. */
async function currentAttempt({ db, env }: Parts, inviteId: string) {
  const { reconnectWindowMs, mostOpenAttempts: mostOpen } = env
  const open = (): Promise<Outcome<Attempt, Parameters<typeof problem>[0]>> =>
    within(seconds(5), 'open attempt', () => openAttempt(db, { inviteId, reconnectWindowMs, mostOpen }))
  const found = await open()
  if (!found.ok || attemptAnswer(found.value, Date.now()).state !== 'ended') return found
  await within(seconds(10), 'sweep before joining', sweepNow)
  return open()
}

/** Where nobody could be called the join fails, so that the page tries again: the sweep repeats only calls that were made. */
async function callInterviewer({ db, livekit }: Parts, { id }: Attempt): Promise<void> {
  await within(seconds(5), 'dispatch interviewer', () => dispatchInterviewer(db, livekit, { attemptId: id }))
}
