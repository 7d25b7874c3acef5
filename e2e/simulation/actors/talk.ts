import { askNext, mayComplete, noteAnswer, openQuestion, type Progress, seconds } from '@candor/shared'
import { live, type Routine } from '../kernel/routine.ts'
import { ask } from '../world/database.ts'
import { planOf } from '../world/plan-of.ts'
import type { World } from '../world/world.ts'
import { end } from './closing.ts'
import type { Job } from '../world/parts.ts'
import { callProvider } from './provider.ts'
import { keep } from './recorder.ts'

const silentForMs = seconds(45)

/** The conversation, as far as words, agenda and tools go. Where the candidate is away it stands still. */
export function* talk(world: World, job: Job): Routine {
  const { chance, habits, candidate } = world
  const plan = planOf(habits.questions)
  let greeted = false
  let askedToEnd = 0
  let heardAt = world.time.now()
  while (!job.reason && !job.leaving) {
    if (!job.candidateHere || job.participant === null) {
      greeted = false
      heardAt = world.time.now() + 1000
      yield 1000
      continue
    }
    if (!greeted) {
      greeted = true
      if (!openQuestion(plan, job.progress)) next(world, job)
      yield* speak(world, job)
    }
    if (chance.talk.of(habits.junkTools)) callJunkTool(world, job)
    yield chance.talk.between(300, habits.answersWithinMs)
    if (candidate.silent) {
      if (world.time.now() - heardAt > silentForMs) end(world, job, 'candidate_silent')
      continue
    }
    if (!job.candidateHere || job.leaving) continue
    yield* hear(world, job)
    heardAt = world.time.now()
    if (candidate.wantsToStop && job.candidateHere && (askedToEnd += 1) > 1) end(world, job, 'candidate_ended')
    else if (mayComplete(plan, job.progress) && !askNext(plan, job.progress).ok) end(world, job, 'completed')
    else if (next(world, job)) yield* speak(world, job)
  }
}

function* speak(world: World, job: Job): Routine {
  callProvider(world, job)
  yield world.chance.talk.between(400, 1500)
  if (!job.leaving) keep(world, job, { speaker: 'interviewer' })
}

/** Each final is kept at once; the turn's item takes them over, if it is ever reported. */
function* hear(world: World, job: Job): Routine {
  const { chance, habits } = world
  const finals: string[] = []
  for (let count = chance.talk.between(1, 2); count > 0; count -= 1) {
    callProvider(world, job)
    const itemId = `final-e${job.epoch}-${job.recorder.seq + 1}`
    finals.push(keep(world, job, { speaker: 'candidate', provisional: true, itemId }))
    yield chance.talk.between(50, 600)
  }
  if (chance.talk.of(habits.turnsDropped)) return
  keep(world, job, { speaker: 'candidate', supersedes: finals })
  moveTo(world, job, noteAnswer(job.progress))
}

/** The tool `next_question`: the agenda decides. */
function next(world: World, job: Job): boolean {
  const asked = askNext(planOf(world.habits.questions), job.progress)
  if (asked.ok) moveTo(world, job, asked.progress)
  return asked.ok
}

/** Told to the store: one write at a time, only the newest, and again until it is taken. Nobody waits for it. */
function moveTo(world: World, job: Job, progress: Progress): void {
  if (progress === job.progress) return
  job.progress = progress
  if (job.savedProgress === null) return
  job.savedProgress = null
  live(world.time, job.process, save(world, job))
}

function* save(world: World, job: Job): Routine {
  const { attemptId, epoch } = job
  while (job.savedProgress !== job.progress) {
    const { progress } = job
    const saved = yield* ask(world, 2000, 'saveProgress', { attemptId, epoch, progress })
    if (saved.answered) job.savedProgress = progress
    else yield 1000
  }
}

/** The model calls `end_interview` when it may not, or twice at once. */
function callJunkTool(world: World, job: Job): void {
  const times = world.chance.talk.between(1, 3)
  for (let time = 0; time < times; time += 1) {
    if (mayComplete(planOf(world.habits.questions), job.progress)) end(world, job, 'completed')
  }
}
