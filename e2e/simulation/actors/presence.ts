import { seconds } from '@candor/shared'
import { live, type Routine } from '../kernel/routine.ts'
import { ask } from '../world/database.ts'
import type { World } from '../world/world.ts'
import type { Job } from '../world/parts.ts'

const tellLimitMs = seconds(5)
const againAfterMs = 500

/**
 * Tells the store whether the candidate is there, one fact at a time, until it has heard what is so now. An interviewer that takes over
 * tells of an absence too: the one that saw the candidate go may be dead.
 */
export function keepTellingPresence(world: World, job: Job): void {
  if (job.tellingPresence || job.toldHere === job.candidateHere) return
  job.tellingPresence = true
  live(world.time, job.process, tellPresence(world, job))
}

function* tellPresence(world: World, job: Job): Routine {
  const { attemptId } = job
  const fence = world.flaws.has('sightings_are_not_fenced') ? {} : { epoch: job.epoch }
  while (job.toldHere !== job.candidateHere) {
    const here = job.candidateHere
    // Until it has answered, nobody knows what it has heard.
    job.toldHere = null
    const told = yield* ask(world, tellLimitMs, here ? 'admitCandidate' : 'noteCandidateLeft', { attemptId, ...fence })
    if (told.answered || world.flaws.has('presence_is_told_once')) job.toldHere = here
    else yield againAfterMs
  }
  job.tellingPresence = false
}
