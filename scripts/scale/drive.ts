import { liveKitFrom, roomPrefix } from '@candor/rooms'
import type { Part, ScaledStack, StepReporter } from '@candor/stack'
import { readInstallation } from '@candor/store'
import { stuckMs } from '../../e2e/faults/aftermath.ts'
import { waitFor } from '../../e2e/people/wait-for.ts'
import type { Crowd } from './crowd.ts'
import { fullest, interviewsPerWorker, memoryPerInterview, roomsPerNode } from './look.ts'
import type { Blow, ScaleResult } from './result.ts'
import { rollWorkers } from './roll.ts'

const settleLimitMs = 90_000
/** So many come at the same time: each interviewer's process takes a second of a core to begin. */
const atOnce = 4

export type Trial = {
  readonly scaled: ScaledStack
  readonly crowd: Crowd
  readonly report: StepReporter
  readonly interviews: number
}

/** Kills one part for good under all interviews and waits until everybody has gone on. */
async function strike({ crowd, report }: Trial, what: string, part: Part | undefined, struck: number): Promise<Blow> {
  return report.step(`Kill ${what}`, async (note) => {
    crowd.anew()
    part?.killNow()
    await crowd.everybodyGoesOn()
    const longestWaitMs = crowd.longestWaitMs()
    note(`${struck} on it, longest wait ${(longestWaitMs / 1000).toFixed(1)} s`)
    return { what, struck, longestWaitMs }
  })
}

/** One of each kind, the fullest, one after the other. */
async function strikeAll(trial: Trial): Promise<Blow[]> {
  const { scaled } = trial
  const rooms = roomsPerNode(scaled)
  const node = fullest(rooms)
  const blows = [await strike(trial, 'a LiveKit node', scaled.nodes[node], rooms[node] ?? 0)]
  const busy = await interviewsPerWorker(scaled)
  const worker = fullest(busy)
  blows.push(await strike(trial, 'a worker with its interviewers', scaled.workers[worker]?.part, busy[worker] ?? 0))
  scaled.workers.splice(worker, 1)
  blows.push(await strike(trial, 'a web instance', scaled.webs[0], trial.crowd.scenes.length))
  return blows
}

/** What must be gone when all is over, and is not. */
async function leftOver({ scaled, crowd }: Trial): Promise<string[]> {
  const prefix = roomPrefix(await readInstallation(crowd.db))
  const { rooms } = liveKitFrom(scaled.stack.addresses.livekit)
  const look = async (): Promise<string[]> => {
    const unfinished = await crowd.db.query.attempt.findMany({ where: (row, { ne }) => ne(row.state, 'ended') })
    const ours = (await rooms.listRooms()).filter(({ name }) => name.startsWith(prefix))
    return [
      ...ours.map(({ name }) => `room ${name}`),
      ...(await crowd.leases()).map(({ attemptId }) => `lease of ${attemptId}`),
      ...unfinished.map(({ id, state }) => `${id} is ${state}`),
    ]
  }
  let left = ['not looked yet']
  await waitFor('nothing to be left', settleLimitMs, async () => {
    left = await look().catch((error: unknown) => [String(error)])
    return left.length === 0
  }).catch(() => {})
  return left
}

/** Plays the whole trial on a running installation. */
export async function drive(trial: Trial): Promise<ScaleResult> {
  const { scaled, crowd, report, interviews } = trial
  const beganAt = performance.now()
  await crowd.prepare()
  await report.step(`${interviews} candidates enter`, async (note) => {
    for (let count = 0; count < interviews; count = crowd.scenes.length) {
      await Promise.all(Array.from({ length: Math.min(atOnce, interviews - count) }, () => crowd.join()))
      note(`${crowd.scenes.length} talk`)
    }
  })
  await report.step('Everybody talks', () => crowd.everybodyGoesOn())
  const spread = {
    nodes: roomsPerNode(scaled),
    workers: await interviewsPerWorker(scaled),
    webs: scaled.lines.webs.given(),
  }
  const memoryMbPerInterview = await memoryPerInterview(scaled)
  const blows = await strikeAll(trial)
  const rolling = await rollWorkers({ crowd, report, workers: scaled.workers })
  await report.step('Everybody leaves', () => crowd.finish())
  const left = await report.step('Nothing is left', () => leftOver(trial))
  const words = await Promise.all(crowd.scenes.map((scene) => scene.words()))
  const ends: Record<string, number> = {}
  for (const scene of crowd.scenes) {
    const { endReason, state } = await scene.attempt()
    ends[endReason ?? state] = (ends[endReason ?? state] ?? 0) + 1
  }
  return {
    interviews,
    candidates: crowd.scenes.length,
    spread,
    memoryMbPerInterview,
    blows,
    rolling,
    stuck: crowd.scenes.filter(({ attention }) => attention.longestGapEverMs > stuckMs).length,
    lost: words.flatMap(({ lost }) => lost).length,
    doubled: words.flatMap(({ doubled }) => doubled).length,
    leftOver: left,
    ends,
    broken: crowd.broken,
    tookMs: Math.round(performance.now() - beganAt),
  }
}
