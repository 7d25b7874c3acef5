import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { endedAttempt, letTimePass, openedAttempt, taken, useStage } from '../testing/stage.ts'
import { endDueAttempts } from './end-attempt.ts'
import { takeDispatchNumber, takeOverdueDispatches } from './take-dispatch-number.ts'
import { takeOwedRooms } from './take-owed-rooms.ts'

const stage = useStage()

async function due(): Promise<string> {
  const { id: attemptId } = await openedAttempt(stage().db)
  await letTimePass(stage().db, { attemptId, ms: 600_000 })
  return attemptId
}

async function unclaimed(): Promise<string> {
  const { id: attemptId } = await openedAttempt(stage().db)
  taken(await takeDispatchNumber(stage().db, { attemptId }))
  await letTimePass(stage().db, { attemptId, ms: 3001 })
  return attemptId
}

async function owed(): Promise<string> {
  const { id: attemptId } = await endedAttempt(stage().db)
  await letTimePass(stage().db, { attemptId, ms: 3001 })
  return attemptId
}

const takeDue = async () => (await endDueAttempts(stage().db, { limit: 100 })).map(({ id }) => id)
const takeUnclaimed = async () => (await takeOverdueDispatches(stage().db, { limit: 100 })).map(({ id }) => id)
const takeOwed = async () =>
  (await takeOwedRooms(stage().db, { limit: 100, holdMs: 60_000 })).map(({ attemptId }) => attemptId)

test.each([
  ['due attempts', due, takeDue],
  ['unclaimed dispatches', unclaimed, takeUnclaimed],
  ['owed rooms', owed, takeOwed],
])(
  '%s: a row that another sweeper works on is passed over, not waited for, and taken when it is free',
  async (_, make, take) => {
    const [held, free] = [await make(), await make()]
    await stage().db.transaction(async (other) => {
      await other.execute(sql`select from attempt where id = ${held} for update`)
      // Waiting here would last until this transaction ends, which waits for the sweep: the test would run into its limit.
      const rows = await take()
      expect(rows).toContain(free)
      expect(rows).not.toContain(held)
    })
    const rows = await take()
    expect(rows).toContain(held)
    expect(rows).not.toContain(free)
  },
)
