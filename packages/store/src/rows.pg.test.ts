import { connect } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { rowsOf } from './rows.ts'
import { useStage } from './testing/stage.ts'

const stage = useStage()

test.each([
  ['', 1],
  ['?prepare=false', 0],
])('a statement is prepared under a name unless the address says otherwise: %j', async (asked, names) => {
  const { db, close } = connect(stage().url + asked, { max: 1 })
  onTestFinished(() => close(0))
  for (const one of [1, 2]) expect(await rowsOf(db, sql`select ${one}::int as one`)).toEqual([{ one }])
  const kept = await db.$client.unsafe(`select from pg_prepared_statements where statement like '%as one%'`)
  expect(kept).toHaveLength(names)
})
