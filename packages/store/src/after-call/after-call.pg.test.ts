import { hours, seconds } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { endAttempt } from '../attempts/end-attempt.ts'
import {
  allAtOnce,
  endedAttempt,
  eventsOf,
  interviewTakenOver,
  letTimePass,
  openedAttempt,
  said,
  taken,
  useStage,
} from '../testing/stage.ts'
import { appendItem } from '../transcripts/append-item.ts'
import { reportLastSeq } from '../transcripts/report-last-seq.ts'
import { countOwedWork } from './count-owed-work.ts'
import { keepReceipt } from './keep-receipt.ts'
import { sealTranscripts } from './seal-transcripts.ts'
import { postponeWork, takeOwedWork } from './take-owed-work.ts'

const stage = useStage()
beforeEach(async () => {
  await stage().db.execute(sql`truncate attempt cascade`)
})

const seal = () => sealTranscripts(stage().agentDb, { limit: 100 })
const take = (holdMs = 30_000) => takeOwedWork(stage().agentDb, { limit: 100, holdMs })
const becomesQuiet = () => stage().db.execute(sql`update transcript_seal set changed_at = changed_at - interval '3 seconds'`) // prettier-ignore

describe('a transcript is sealed', () => {
  test('when everybody who held the attempt has reported, and not before', async () => {
    const { db, agentDb } = stage()
    const { id: attemptId } = await interviewTakenOver(db)
    await appendItem(db, said(attemptId, {}))
    await reportLastSeq(agentDb, { attemptId, epoch: 1, lastSeq: 1 })
    await reportLastSeq(agentDb, { attemptId, epoch: 2, lastSeq: 0 })
    expect(await seal(), 'it goes on').toEqual([])
    taken(await endAttempt(agentDb, { attemptId, reason: 'completed', epoch: 2 }))
    expect(await seal()).toEqual([{ attemptId, version: 1 }])
    expect((await eventsOf(db, attemptId)).at(-1)).toMatchObject({
      kind: 'transcript_sealed',
      detail: { state: 'ended', version: 1 },
    })
    expect(await seal()).toEqual([])
  })

  test('a minute after the end where somebody was lost and will never report', async () => {
    const { db } = stage()
    const { id: attemptId } = await endedAttempt(db)
    await letTimePass(db, { attemptId, ms: seconds(59) })
    expect(await seal()).toEqual([])
    await letTimePass(db, { attemptId, ms: seconds(2) })
    expect(await seal()).toEqual([{ attemptId, version: 1 }])
  })

  test('at once where nobody ever held the attempt', async () => {
    const { db } = stage()
    const { id: attemptId } = await openedAttempt(db)
    taken(await endAttempt(db, { attemptId, reason: 'no_show' }))
    expect(await seal()).toEqual([{ attemptId, version: 1 }])
  })

  test('again, under the next number, when words or reports come later; many of them make one version', async () => {
    const { db, agentDb } = stage()
    const { id: attemptId } = await endedAttempt(db)
    await letTimePass(db, { attemptId, ms: seconds(61) })
    await seal()
    for (const seq of [1, 2, 3]) await appendItem(agentDb, said(attemptId, { seq }))
    expect(await seal(), 'more may be coming').toEqual([])
    await becomesQuiet()
    expect(await seal()).toEqual([{ attemptId, version: 2 }])
    await reportLastSeq(agentDb, { attemptId, epoch: 1, lastSeq: 3 })
    await becomesQuiet()
    expect(await seal()).toEqual([{ attemptId, version: 3 }])
    await appendItem(agentDb, said(attemptId, { seq: 3 }))
    await reportLastSeq(agentDb, { attemptId, epoch: 1, lastSeq: 3 })
    await becomesQuiet()
    expect(await seal(), 'what is said again is nothing new').toEqual([])
    await reportLastSeq(agentDb, { attemptId, epoch: 1, lastSeq: 4 })
    await becomesQuiet()
    expect(await seal(), 'one more is missing now').toEqual([{ attemptId, version: 4 }])
  })

  test('once, however many seal at once', async () => {
    const { db } = stage()
    const { id: attemptId } = await openedAttempt(db)
    taken(await endAttempt(db, { attemptId, reason: 'no_show' }))
    expect((await allAtOnce(8, seal)).flat()).toEqual([{ attemptId, version: 1 }])
  })

  test('again when it is learnt late that a gap is none, because another interviewer kept the same item', async () => {
    const { db, agentDb } = stage()
    const { id: attemptId } = await interviewTakenOver(db)
    const heard = said(attemptId, { epoch: 2, seq: 1, itemId: 'typed-1' })
    await appendItem(agentDb, heard)
    await reportLastSeq(agentDb, { attemptId, epoch: 1, lastSeq: 1 })
    await reportLastSeq(agentDb, { attemptId, epoch: 2, lastSeq: 1 })
    taken(await endAttempt(agentDb, { attemptId, reason: 'completed', epoch: 2 }))
    expect(await seal()).toEqual([{ attemptId, version: 1 }])
    await appendItem(agentDb, { ...heard, epoch: 1 })
    await appendItem(agentDb, { ...heard, epoch: 1 })
    await becomesQuiet()
    expect(await seal()).toEqual([{ attemptId, version: 2 }])
    await becomesQuiet()
    expect(await seal(), 'said twice it is one change').toEqual([])
  })

  test('without the word that is just being stored only if that word makes the next version', async () => {
    const { db } = stage()
    const { id: attemptId } = await endedAttempt(db)
    await letTimePass(db, { attemptId, ms: seconds(61) })
    await db.transaction(async (other) => {
      await other.execute(sql`insert into transcript_item (attempt_id, item_id, epoch, seq, speaker, kind, text, said_at,
        interrupted, provisional) values (${attemptId}, 'late', 1, 1, 'candidate', 'spoken', 'x', now(), false, false)`)
      expect(await seal(), 'the word is waited for').toEqual([])
    })
    expect(await seal()).toEqual([{ attemptId, version: 1 }])
  })
})

describe('work that is owed', () => {
  async function sealed(): Promise<string> {
    const { id: attemptId } = await openedAttempt(stage().db)
    taken(await endAttempt(stage().db, { attemptId, reason: 'no_show' }))
    await seal()
    return attemptId
  }
  const fingerprint = 'a'.repeat(64)
  const pay = (attemptId: string) =>
    keepReceipt(stage().agentDb, {
      attemptId,
      version: 1,
      verdict: { kind: 'complete', items: 0 },
      items: 0,
      fingerprint,
    })

  test('begins with the seal and is taken by one worker, who keeps it while it works', async () => {
    const attemptId = await sealed()
    expect(await countOwedWork(stage().db)).toMatchObject({ unsealed: 0, owed: 1, failing: 0 })
    const answers = await allAtOnce(8, () => take())
    expect(answers.flat()).toEqual([{ attemptId, kind: 'receipt', version: 1, tries: 1 }])
    expect(await take()).toEqual([])
  })

  test('is taken by the next one when a worker died over it, and leaves one receipt however often it is paid', async () => {
    const attemptId = await sealed()
    await take()
    await stage().db.execute(sql`update after_call_job set taken_until = now() - interval '1 second'`)
    expect(await take()).toMatchObject([{ attemptId, tries: 2 }])
    await allAtOnce(4, () => pay(attemptId))
    expect(await take()).toEqual([])
    expect(await countOwedWork(stage().db)).toEqual({ unsealed: 0, owed: 0, failing: 0, oldestOwedMs: null })
    const [row] = await stage().db.execute(
      sql`select count(*)::int as count from receipt where attempt_id = ${attemptId}`,
    )
    expect(row).toEqual({ count: 1 })
  })

  test('that failed stays owed, with its reason, and is tried again later', async () => {
    const attemptId = await sealed()
    await take()
    await postponeWork(stage().agentDb, { attemptId, kind: 'receipt', version: 1, afterMs: 5000, error: 'no luck' })
    expect(await take()).toEqual([])
    expect(await countOwedWork(stage().db)).toMatchObject({ owed: 1, failing: 1 })
    await stage().db.execute(sql`update after_call_job set due_at = due_at - interval '6 seconds'`)
    expect(await take()).toMatchObject([{ attemptId, tries: 2 }])
  })

  test('is as old as the seal it began with, also where the transcript was sealed again since', async () => {
    const attemptId = await sealed()
    await stage().db.execute(sql`update attempt_event set at = at - interval '1 hour'`)
    await appendItem(stage().db, said(attemptId, {}))
    await becomesQuiet()
    expect(await seal()).toEqual([{ attemptId, version: 2 }])
    const { owed, oldestOwedMs } = await countOwedWork(stage().db)
    expect(owed).toBe(2)
    expect(oldestOwedMs).toBeGreaterThanOrEqual(hours(1))
  })

  test('goes with the interview when that is deleted', async () => {
    const attemptId = await sealed()
    await pay(attemptId)
    await stage().db.execute(sql`delete from attempt where id = ${attemptId}`)
    for (const table of ['transcript_seal', 'after_call_job', 'receipt'])
      expect([
        ...(await stage().db.execute(sql`select from ${sql.identifier(table)} where attempt_id = ${attemptId}`)),
      ]).toEqual([])
  })
})
