import { leaseMs, seconds } from '@candor/shared'
import { expect, test } from 'vitest'
import { endedAttempt, interviewUnderWay, letTimePass, useStage } from '../testing/stage.ts'
import { untilNextLoss } from './until-next-loss.ts'

const stage = useStage()

test('a lease that is over, or of an interview that has ended, is waited for no more', async () => {
  const { db } = stage()
  const { id } = await interviewUnderWay(db)
  await letTimePass(db, { attemptId: id, ms: leaseMs })
  await endedAttempt(db)
  expect(await untilNextLoss(db)).toBeNull()
})

test('the next loss is the end of the oldest lease that still runs', async () => {
  const { db } = stage()
  const older = await interviewUnderWay(db)
  await letTimePass(db, { attemptId: older.id, ms: seconds(3) })
  await interviewUnderWay(db)
  const ms = (await untilNextLoss(db)) ?? 0
  expect(ms).toBeGreaterThan(0)
  expect(ms).toBeLessThanOrEqual(leaseMs - seconds(3))
})
