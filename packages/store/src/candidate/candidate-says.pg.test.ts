import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { rowsOf } from '../rows.ts'
import { endedAttempt, interviewUnderWay, said, useStage } from '../testing/stage.ts'
import { appendItem } from '../transcripts/append-item.ts'
import { readTranscript } from '../transcripts/read-transcript.ts'
import { askDeletion } from './ask-deletion.ts'
import { correctItem } from './correct-item.ts'
import { giveFeedback } from './give-feedback.ts'
import { readAfter, readCorrections } from './read-after.ts'

const stage = useStage()

async function afterTalk() {
  const { db } = stage()
  const { id: attemptId, interviewId } = await endedAttempt(db)
  await appendItem(
    db,
    said(attemptId, { itemId: 'asked', seq: 1, speaker: 'interviewer', text: 'What did you do last?' }),
  )
  await appendItem(db, said(attemptId, { itemId: 'answered', seq: 2, text: 'I moved our voices to a letter.' }))
  return { db, attemptId, interviewId }
}

test('a misheard line is corrected as often as the candidate likes, and stays as it was heard', async () => {
  const { db, attemptId, interviewId } = await afterTalk()
  const correct = (text: string | null) => correctItem(db, { interviewId, attemptId, itemId: 'answered', text })
  expect(await correct('I moved our invoices.\0')).toBe(true)
  expect(await correct('I moved our invoices to a ledger.')).toBe(true)
  expect([...(await readCorrections(db, { attemptId }))]).toEqual([['answered', 'I moved our invoices to a ledger.']])
  const [asked, answered] = (await readAfter(db, { attemptId })).items
  expect(asked?.correction).toBeNull()
  expect(answered).toMatchObject({
    text: 'I moved our voices to a letter.',
    correction: 'I moved our invoices to a ledger.',
  })
  expect((await readTranscript(db, { attemptId }))[1]?.text).toBe('I moved our voices to a letter.')
  expect(await correct(null)).toBe(true)
  expect((await readAfter(db, { attemptId })).items[1]?.correction).toBeNull()
})

test('nobody corrects the interviewer, a line that is not there, another interview or a talk that goes on', async () => {
  const { db, attemptId, interviewId } = await afterTalk()
  const other = await afterTalk()
  const { id: running, interviewId: runningInterview } = await interviewUnderWay(db)
  await appendItem(db, said(running, { itemId: 'answered' }))
  for (const text of ['Other words.', null])
    for (const wrong of [
      { interviewId, attemptId, itemId: 'asked' },
      { interviewId, attemptId, itemId: 'nothing' },
      { interviewId: other.interviewId, attemptId, itemId: 'answered' },
      { interviewId: runningInterview, attemptId: running, itemId: 'answered' },
    ])
      expect(await correctItem(db, { ...wrong, text })).toBe(false)
  expect((await readCorrections(db, { attemptId })).size).toBe(0)
})

test('feedback is kept once, may change, and is read by nobody of the desk nor by an interviewer', async () => {
  const { db, attemptId } = await afterTalk()
  expect(await giveFeedback(db, { attemptId, heard: 'good', worked: null })).toBe(true)
  expect(await giveFeedback(db, { attemptId, heard: 'mixed', worked: 'bad' })).toBe(true)
  expect((await readAfter(db, { attemptId })).feedback).toEqual({ heard: 'mixed', worked: 'bad' })
  const { id: running } = await interviewUnderWay(db)
  expect(await giveFeedback(db, { attemptId: running, heard: 'good', worked: 'good' })).toBe(false)
  await expect(rowsOf(stage().agentDb, sql`select * from candidate_feedback`)).rejects.toThrow()
  const [grant] = await rowsOf(
    db,
    sql`select has_table_privilege('candor_desk', 'candidate_feedback', 'select') as may`,
  )
  expect(grant?.['may']).toBe(false)
})

test('a wish for deletion is noted once and told in the log, and so is that it was taken back', async () => {
  const { db, attemptId, interviewId } = await afterTalk()
  const log = async () => {
    const rows = await rowsOf(db, sql`select action from audit_event where subject_id = ${interviewId} order by id`)
    return rows.map((row) => row['action'])
  }
  await askDeletion(db, { interviewId, ask: true })
  await askDeletion(db, { interviewId, ask: true })
  expect((await readAfter(db, { attemptId })).deletionAskedAt).toBeGreaterThan(0)
  expect(await log()).toEqual(['deletion_asked'])
  await askDeletion(db, { interviewId, ask: false })
  await askDeletion(db, { interviewId, ask: false })
  expect((await readAfter(db, { attemptId })).deletionAskedAt).toBeNull()
  expect(await log()).toEqual(['deletion_asked', 'deletion_taken_back'])
})

test('what was said after the end goes with the interview', async () => {
  const { db, attemptId, interviewId } = await afterTalk()
  await correctItem(db, { interviewId, attemptId, itemId: 'answered', text: 'Other words.' })
  await giveFeedback(db, { attemptId, heard: 'good', worked: 'good' })
  await askDeletion(db, { interviewId, ask: true })
  await rowsOf(db, sql`delete from interview where id = ${interviewId}`)
  const [left] = await rowsOf(
    db,
    sql`select (select count(*) from candidate_correction where attempt_id = ${attemptId})
      + (select count(*) from candidate_feedback where attempt_id = ${attemptId})
      + (select count(*) from deletion_request where interview_id = ${interviewId}) as rows`,
  )
  expect(Number(left?.['rows'])).toBe(0)
})
