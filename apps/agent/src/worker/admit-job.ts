import type { Db } from '@candor/drizzle'
import { interviewerIdentity } from '@candor/rooms'
import { parseJobMetadata, statesWithInterviewer, within } from '@candor/shared'
import { noteJobAccepted, readAttempt } from '@candor/store'
import type { JobRequest } from '@livekit/agents'
import type { Log } from '../log.ts'

type Gate = {
  readonly db: Db
  readonly log: Log
  readonly capacity: number
  readonly activeJobs: () => number
  /** Told of each decision; the place of a job that is taken. */
  readonly onDecided?: (taken: Place | null) => void
}
type Place = { readonly attemptId: string; readonly epoch: number }

const lookLimitMs = 2000

/** Why a job is not taken, or the identity it is taken with. */
async function decide(gate: Gate, request: JobRequest): Promise<{ identity: string; place: Place } | { why: string }> {
  const parsed = parseJobMetadata(request.job.metadata)
  if (!parsed.ok) return { why: parsed.error }
  if (gate.activeJobs() >= gate.capacity) return { why: 'the worker is full' }
  const { attemptId, epoch } = parsed.value
  const found = await within(lookLimitMs, 'look at the attempt', () => readAttempt(gate.db, { attemptId }))
  if (!found.ok) return { why: found.refusal }
  const { state, roomName, dispatchedEpoch, spentEpoch } = found.value
  if (!statesWithInterviewer.some((one) => one === state)) return { why: `the attempt is ${state}` }
  if (roomName !== request.room?.name) return { why: 'the job is for another room than the attempt' }
  if (epoch <= spentEpoch) return { why: 'another interviewer has come for this place' }
  if (epoch > dispatchedEpoch) return { why: 'nobody asked for this interviewer' }
  await within(lookLimitMs, 'note the job', () => noteJobAccepted(gate.db, { attemptId, epoch }))
  return { identity: interviewerIdentity(attemptId, epoch), place: { attemptId, epoch } }
}

/** The worker's door: only jobs for attempts that still want this very interviewer come in. */
export function admitJob(gate: Gate): (request: JobRequest) => Promise<void> {
  return async (request) => {
    const decision = await decide(gate, request).catch((error: unknown) => ({
      why: `could not look: ${String(error)}`,
    }))
    gate.onDecided?.('identity' in decision ? decision.place : null)
    if ('identity' in decision) return request.accept('Interviewer', decision.identity)
    gate.log.warn({ part: 'connect', jobId: request.id, why: decision.why }, 'job refused')
    await request.reject()
  }
}
