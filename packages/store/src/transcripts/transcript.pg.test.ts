import { TranscriptItem } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { endAttempt } from '../attempts/end-attempt.ts'
import { openAttempt } from '../attempts/open-attempt.ts'
import {
  allAtOnce,
  endedAttempt,
  interviewTakenOver,
  interviewUnderWay,
  said,
  taken,
  useStage,
} from '../testing/stage.ts'
import { validExamples } from '../testing/examples.ts'
import { appendItem } from './append-item.ts'
import { readConversation, readTranscript } from './read-transcript.ts'

const stage = useStage()
const textsOf = async (attemptId: string) => (await readTranscript(stage().db, { attemptId })).map(({ text }) => text)

describe('appendItem', () => {
  test('what was said is read as it was said', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    const item = said(attemptId, {
      text: 'Wir haben das „Netz“ geflickt 🛶\n\n\tund\u200Fمرحبا', saidAt: 1_790_000_000_123, saidForMs: 2_345,
      confidence: 0.93, questionId: 'first', interrupted: true, kind: 'typed',
    }) // prettier-ignore
    await appendItem(db, item)
    const { v: _, supersedes: __, ...read } = item
    expect(await readTranscript(db, { attemptId })).toEqual([read])
  })

  test('said twice it is stored once, twenty times at once too, and the first stays', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    await appendItem(db, said(attemptId, { itemId: 'a', text: 'first' }))
    await allAtOnce(20, () => appendItem(db, said(attemptId, { itemId: 'a', text: 'again' })))
    await allAtOnce(20, () => appendItem(db, said(attemptId, { itemId: 'b', seq: 2, text: 'second' })))
    expect(await textsOf(attemptId)).toEqual(['first', 'second'])
  })

  test('the order is epoch and number, whatever came in first', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewTakenOver(db)
    const places = [[2, 1], [1, 10], [1, 2], [2, 10], [1, 1], [2, 2]] as const // prettier-ignore
    for (const [epoch, seq] of places) await appendItem(db, said(attemptId, { epoch, seq, text: `${epoch}.${seq}` }))
    expect(await textsOf(attemptId)).toEqual(['1.1', '1.2', '1.10', '2.1', '2.2', '2.10'])
  })

  test('the words of an interviewer that was replaced are kept once, in their place, also after the end', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewTakenOver(db)
    await appendItem(db, said(attemptId, { epoch: 2, text: 'of the new one' }))
    taken(await endAttempt(db, { attemptId, reason: 'completed' }))
    const late = said(attemptId, { epoch: 1, text: 'of the old one' })
    await allAtOnce(5, () => appendItem(db, late))
    expect(await textsOf(attemptId)).toEqual(['of the old one', 'of the new one'])
  })

  test('two items never share a place: the second is an error, not a loss without a word', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    await appendItem(db, said(attemptId, { itemId: 'a' }))
    await expect(appendItem(db, said(attemptId, { itemId: 'b' }))).rejects.toMatchObject({
      name: 'Broken',
      facts: { attemptId, itemId: 'b', epoch: 1, seq: 1 },
    })
    await expect(appendItem(db, said('att_unknown000', {}))).rejects.toMatchObject({ code: '23503' })
  })

  test.each([
    ['NUL', 'a\0b', 'a\uFFFDb'],
    ['the first half of a pair', 'a\uD83Db', 'a\uFFFDb'],
    ['the second half of a pair', '\uDE00', '\uFFFD'],
    ['pairs in the wrong order', '\uDE00\uD83D', '\uFFFD\uFFFD'],
    ['nothing', '', ''],
    ['quotes and a statement', `'); drop table attempt; --`, `'); drop table attempt; --`],
    ['forty thousand letters', 'ä'.repeat(40_000), 'ä'.repeat(40_000)],
  ])('a text with %s is kept', async (_, text, kept) => {
    const { id: attemptId } = await interviewUnderWay(stage().db)
    await appendItem(stage().db, said(attemptId, { text }))
    expect(await textsOf(attemptId)).toEqual([kept])
  })
})

test.each(validExamples('transcript-item'))('whatever the contract lets in can be kept: $name', async ({ content }) => {
  const { db } = stage()
  const { id: attemptId } = await interviewUnderWay(db)
  const { v: _, supersedes: __, ...item } = TranscriptItem.parse(content)
  await appendItem(db, { v: 1, supersedes: __, ...item, attemptId })
  const text = item.text.replaceAll('\0', '\uFFFD').toWellFormed()
  expect(await readTranscript(db, { attemptId })).toEqual([{ ...item, attemptId, text }])
})

describe('provisional finals', () => {
  const provisional = (attemptId: string, seq: number, epoch = 1): TranscriptItem =>
    said(attemptId, { itemId: `final-${epoch}-${seq}`, seq, epoch, provisional: true, text: `heard ${epoch}.${seq}` })
  const settled = (attemptId: string) =>
    said(attemptId, { itemId: 'turn', seq: 3, text: 'understood', supersedes: ['final-1-1', 'final-1-2'] })

  test('are shown until an item takes them over; those no item ever takes stay, marked', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewTakenOver(db)
    for (const [seq, epoch] of [[1, 1], [2, 1], [1, 2]] as const) await appendItem(db, provisional(attemptId, seq, epoch)) // prettier-ignore
    expect(await textsOf(attemptId)).toEqual(['heard 1.1', 'heard 1.2', 'heard 2.1'])
    await appendItem(db, settled(attemptId))
    const items = await readTranscript(db, { attemptId })
    expect(items.map(({ text, provisional: is }) => [text, is])).toEqual([['understood', false], ['heard 2.1', true]]) // prettier-ignore
  })

  test('are taken over also when they come in last, as from a spool that was replayed', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    const items = [settled(attemptId), provisional(attemptId, 2), provisional(attemptId, 1)]
    await Promise.all([...items, ...items].map((item) => appendItem(db, item)))
    expect(await textsOf(attemptId)).toEqual(['understood'])
  })

  test('only provisional items are ever taken over, and only in their own attempt', async () => {
    const { db } = stage()
    const [one, other] = [await interviewUnderWay(db), await interviewUnderWay(db)]
    await appendItem(db, said(one.id, { itemId: 'final-1-1', text: 'settled' }))
    await appendItem(db, provisional(other.id, 1))
    await appendItem(db, settled(one.id))
    expect(await textsOf(one.id)).toEqual(['settled', 'understood'])
    expect(await textsOf(other.id)).toEqual(['heard 1.1'])
  })

  test('keep their words in the table whatever takes them over', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    await appendItem(db, provisional(attemptId, 1))
    await appendItem(db, settled(attemptId))
    const rows = await db.execute(sql`select text from transcript_item where attempt_id = ${attemptId} order by seq`)
    expect(rows.map((row) => row['text'])).toEqual(['heard 1.1', 'understood'])
  })
})

test('a conversation runs over all attempts of its interview, oldest first, and over nobody else’s', async () => {
  const { db } = stage()
  const stranger = await interviewUnderWay(db)
  await appendItem(db, said(stranger.id, { text: 'somebody else' }))
  const first = await endedAttempt(db, 'candidate_left')
  const second = taken(await openAttempt(db, first))
  await appendItem(db, said(second.id, { text: 'after' }))
  await appendItem(db, said(first.id, { text: 'before', epoch: 7 }))
  const conversation = await readConversation(db, { attemptId: second.id })
  expect(conversation.map(({ attemptId, text }) => [attemptId, text])).toEqual([
    [first.id, 'before'],
    [second.id, 'after'],
  ])
  expect(await readConversation(db, { attemptId: 'att_unknown000' })).toEqual([])
})
