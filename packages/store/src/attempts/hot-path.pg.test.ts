import { connect } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { countRoundTrips } from '../testing/count-round-trips.ts'
import { interviewUnderWay, said, useStage } from '../testing/stage.ts'
import { appendItem } from '../transcripts/append-item.ts'
import { beat } from './beat.ts'

const stage = useStage()

test('a beat and a word cost one round trip each, from the second on', async () => {
  const { id: attemptId } = await interviewUnderWay(stage().db)
  const counting = await countRoundTrips(stage().agentUrl)
  const { db, close } = connect(counting.url, { max: 1 })
  const beatAndSay = async (seq: number) => {
    const before = counting.roundTrips()
    await beat(db, { attemptId, epoch: 1 })
    const between = counting.roundTrips()
    const supersedes = Array.from({ length: seq }, (_, index) => `final-${index}`)
    await appendItem(db, said(attemptId, { seq, supersedes }))
    return [between - before, counting.roundTrips() - between]
  }
  await beatAndSay(1)
  expect([await beatAndSay(2), await beatAndSay(3)]).toEqual([[1, 1], [1, 1]]) // prettier-ignore
  await close()
  await counting.close()
})

test('a beat writes the narrow row where it lies: no index is touched, however many come', async () => {
  const { id: attemptId } = await interviewUnderWay(stage().db)
  // One connection, because PostgreSQL keeps such counts by connection until it has time to add them up.
  const { db, close } = connect(stage().url, { max: 1 })
  const counts = async () => {
    await db.execute(sql`select pg_stat_force_next_flush()`)
    const [row] = await db.execute<{ updated: number; hot: number }>(
      sql`select n_tup_upd::int as updated, n_tup_hot_upd::int as hot from pg_stat_user_tables where relname = 'lease'`,
    )
    return { updated: Number(row?.updated), hot: Number(row?.hot) }
  }
  // The server's own look at the table would hold old versions of its rows for a moment: that is not the beat's doing.
  await db.execute(sql`alter table lease set (autovacuum_enabled = false)`)
  const before = await counts()
  for (let count = 0; count < 300; count += 1) await beat(db, { attemptId, epoch: 1 })
  const after = await counts()
  await close()
  expect(after.updated - before.updated).toBe(300)
  expect(after.hot - before.hot).toBe(300)
})
