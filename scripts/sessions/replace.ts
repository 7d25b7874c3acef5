import { setTimeout as delay } from 'node:timers/promises'
import { askForSuccessor, dispatchInterviewer } from '@candor/rooms'
import { leaseMs } from '@candor/shared'
import { type AttemptInside, lookInto, readAttempt } from '@candor/store'
import type { Command } from './command.ts'
import { refusalOf } from './refusal-words.ts'
import { sayLength } from './say-length.ts'
import { whichAttempt } from './which-attempt.ts'
import type { World } from './world.ts'

const lookEveryMs = 100
/** Three dispatches that nobody claimed, and a moment. */
const limitMs = 12_000

const isHeld = ({ epoch, lease }: AttemptInside): boolean =>
  lease !== null && lease.epoch === epoch && lease.beatenAgoMs < leaseMs

/** The number of the interviewer that has claimed the attempt since, or null when none came in time. */
async function waitForSuccessor({ askStore }: World, attemptId: string, epoch: number): Promise<number | null> {
  const until = performance.now() + limitMs
  while (performance.now() < until) {
    const found = await askStore((db) => readAttempt(db, { attemptId }))
    if (!found.ok || found.value.state === 'ended') return null
    if (found.value.epoch > epoch) return found.value.epoch
    await delay(lookEveryMs)
  }
  return null
}

export const replace: Command = {
  name: 'replace',
  usage: 'ID',
  what: 'asks for a new interviewer; the present one talks until it is there',
  takesId: true,
  options: [],
  more: `Waits at most ${limitMs / 1000} s for it.`,
  run: async (world, { id }) => {
    const attemptId = await whichAttempt(world, id)
    const found = await world.askStore((db) => lookInto(db, { id: attemptId }))
    const attempt = found.ok ? found.value.attempts[0] : undefined
    if (!attempt) throw refusalOf(attemptId, 'attempt_unknown')
    const { epoch } = attempt
    const held = isHeld(attempt)
    const began = performance.now()
    const asked = await world.askBoth((db, livekit) =>
      held ? askForSuccessor(db, livekit, { attemptId, epoch }) : dispatchInterviewer(db, livekit, { attemptId }),
    )
    if (!asked.ok) throw refusalOf(attemptId, asked.refusal)
    const claimed = await waitForSuccessor(world, attemptId, epoch)
    const tookMs = Math.round(performance.now() - began)
    const facts = { attemptId, before: held ? epoch : null, asked: asked.value.dispatchedEpoch, claimed, tookMs }
    const text =
      claimed === null
        ? `Interviewer ${facts.asked} of ${attemptId} was asked for, and nobody came in ${sayLength(tookMs)}. Does a worker run, and has it room?`
        : `Interviewer ${claimed} holds ${attemptId} after ${sayLength(tookMs)}${held ? `; ${epoch} steps aside` : ''}.`
    return { json: facts, text, failed: claimed === null }
  },
}
