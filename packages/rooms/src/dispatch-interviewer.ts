import type { Db } from '@candor/drizzle'
import type { JobMetadata, Outcome } from '@candor/shared'
import { Broken } from '@candor/shared'
import { type Attempt, takeDispatchNumber } from '@candor/store'
import { JobRestartPolicy } from 'livekit-server-sdk'
import type { LiveKit } from './livekit.ts'
import { agentName, installationOf } from './names.ts'

/**
 * Asks LiveKit for an interviewer, once however often it is called: the store gives the number out. LiveKit may drop the request
 * without a word; the sweep takes the next number when nobody has claimed this one in time.
 */
export async function dispatchInterviewer(
  db: Db,
  livekit: LiveKit,
  { attemptId }: { attemptId: string },
): Promise<Outcome<Attempt>> {
  const numbered = await takeDispatchNumber(db, { attemptId })
  if (numbered.ok) await sendDispatch(livekit, numbered.value)
  return numbered
}

/** Sends the dispatch for a number already taken. Restart policy never: LiveKit takes a finished interview for a failed one. */
export async function sendDispatch(livekit: LiveKit, attempt: Attempt): Promise<void> {
  const installation = installationOf(attempt.roomName)
  if (!installation) throw new Broken('an attempt has a room name that is not ours', { attemptId: attempt.id })
  const metadata: JobMetadata = { v: 1, attemptId: attempt.id, epoch: attempt.dispatchedEpoch }
  await livekit.dispatches.createDispatch(attempt.roomName, agentName(installation), {
    metadata: JSON.stringify(metadata),
    restartPolicy: JobRestartPolicy.JRP_NEVER,
  })
}
