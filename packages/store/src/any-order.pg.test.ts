import type { Db } from '@candor/drizzle'
import { hours } from '@candor/shared'
import { sql } from 'drizzle-orm'
import * as fc from 'fast-check'
import { expect, inject, test } from 'vitest'
import { endDueAttempts } from './attempts/end-attempt.ts'
import { confirmRoomGone, takeOwedRooms } from './attempts/take-owed-rooms.ts'
import { attemptsOf, checkFence, checkInvariants, nothingSeen } from './testing/invariants.ts'
import { perform, type Step, steps } from './testing/moves.ts'
import { interviewUnderWay, letTimePass, openedAttempt, useStage } from './testing/stage.ts'

const stage = useStage()

/** One interview, whatever its verbs are called in and whoever calls them at once, from its beginning or from the midst of the talk. */
async function liveThrough(db: Db, midst: boolean, life: readonly Step[]): Promise<void> {
  const { inviteId, interviewId } = await (midst ? interviewUnderWay(db) : openedAttempt(db))
  const memory = nothingSeen()
  for (const { moves, thenMs } of life) {
    const last = (await attemptsOf(db, interviewId)).at(-1)
    if (!last) throw new Error('the attempt is gone')
    const standing = { attemptId: last.id, inviteId, dispatchedEpoch: last.dispatchedEpoch }
    const done = await Promise.all(moves.map((move) => perform(db, standing, move)))
    for (const { item } of done) if (item) memory.items.set(`${item.attemptId} ${item.itemId}`, item)
    checkFence(done, last)
    await checkInvariants(db, interviewId, memory)
    if (thenMs > 0) await letAllPass(db, interviewId, thenMs)
  }
  await letAllPass(db, interviewId, hours(3))
  await endDueAttempts(db, { limit: 100 })
  await checkInvariants(db, interviewId, memory)
  await checkEverythingIsOver(db, interviewId)
}

async function letAllPass(db: Db, interviewId: string, ms: number): Promise<void> {
  for (const { id: attemptId } of await attemptsOf(db, interviewId)) await letTimePass(db, { attemptId, ms })
}

/** One terminal state with one reason each, every room owed until it is confirmed gone, and then nothing is owed. */
async function checkEverythingIsOver(db: Db, interviewId: string): Promise<void> {
  const attempts = await attemptsOf(db, interviewId)
  expect(attempts.filter(({ state, endReason }) => state !== 'ended' || !endReason)).toEqual([])
  await letAllPass(db, interviewId, 10_000)
  const owed = new Set((await takeOwedRooms(db, { limit: 100, holdMs: 1 })).map(({ attemptId }) => attemptId))
  for (const { id, roomGoneAt } of attempts) {
    expect(owed.has(id)).toBe(roomGoneAt === null)
    await confirmRoomGone(db, { attemptId: id })
  }
  const rest = await db.execute(
    sql`select id from attempt where interview_id = ${interviewId} and room_gone_at is null`,
  )
  expect([...rest]).toEqual([])
}

const { seed, runs } = inject('exploration')
const limitMs = runs * 2000

// A life that fails is told with its seed. CANDOR_SEED and CANDOR_RUNS live through others, or through these again.
test(
  'whatever is asked, in whatever order and at once: one end, one reason, every word kept, nothing stuck',
  { timeout: limitMs + 60_000 },
  async () => {
    const { db } = stage()
    await fc.assert(
      fc.asyncProperty(fc.boolean(), steps, (midst, life) => liveThrough(db, midst, life)),
      { seed, numRuns: runs, interruptAfterTimeLimit: limitMs },
    )
  },
)
