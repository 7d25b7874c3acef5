import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { allAtOnce, useStage } from '../testing/stage.ts'
import { raiseAlerts } from './raise-alerts.ts'
import { noteAlertsTold, takeAlerts } from './take-alerts.ts'

const stage = useStage()
const stuck = { name: 'stuck', words: '1 stuck', grave: true }
const long = { name: 'long att_a', words: 'open for 3 h', grave: false }
const lasts = () => stage().db.execute(sql`update alert set began_at = now() - interval '1 minute'`)

beforeEach(() => stage().db.execute(sql`delete from alert`))

test('what lasts is told once, by one of any number of workers', async () => {
  const { agentDb } = stage()
  await allAtOnce(5, () => raiseAlerts(agentDb, [stuck, long]))
  expect(await takeAlerts(agentDb, { quiet: false }), 'it may pass by itself').toEqual([])
  await lasts()
  const taken = await allAtOnce(5, () => takeAlerts(agentDb, { quiet: false }))
  expect(taken.flat().toSorted((one, other) => one.name.localeCompare(other.name))).toEqual([long, stuck])
  await noteAlertsTold(agentDb, ['stuck', 'long att_a'])
  await raiseAlerts(agentDb, [{ ...stuck, words: '2 stuck' }, long])
  await stage().db.execute(sql`update alert set taken_until = now() - interval '1 second'`)
  expect(await takeAlerts(agentDb, { quiet: false })).toEqual([])
})

test('what is over and begins again is told again', async () => {
  const { agentDb } = stage()
  await raiseAlerts(agentDb, [stuck])
  await lasts()
  await noteAlertsTold(
    agentDb,
    (await takeAlerts(agentDb, { quiet: false })).map(({ name }) => name),
  )
  await raiseAlerts(agentDb, [])
  await raiseAlerts(agentDb, [stuck])
  await lasts()
  expect(await takeAlerts(agentDb, { quiet: false })).toEqual([stuck])
})

test('in quiet hours only what is grave is told; the rest when they are over, if it still is so', async () => {
  const { agentDb } = stage()
  await raiseAlerts(agentDb, [stuck, long])
  await lasts()
  expect(await takeAlerts(agentDb, { quiet: true })).toEqual([stuck])
  expect(await takeAlerts(agentDb, { quiet: false })).toEqual([long])
})

test('what could not be told is tried again a minute later', async () => {
  const { agentDb, db } = stage()
  await raiseAlerts(agentDb, [stuck])
  await lasts()
  expect(await takeAlerts(agentDb, { quiet: false })).toEqual([stuck])
  expect(await takeAlerts(agentDb, { quiet: false })).toEqual([])
  await db.execute(sql`update alert set taken_until = now() - interval '1 second'`)
  expect(await takeAlerts(agentDb, { quiet: false })).toEqual([stuck])
})
