import { Plan } from '@candor/shared'
import { initializeLogger, type llm } from '@livekit/agents'
import { expect, test } from 'vitest'
import { rehearseOne } from './rehearse-one.ts'
import { StubModel, type StubReply, textOf } from './testing/stub-model.ts'

initializeLogger({ pretty: false, level: 'silent' })

const plan = Plan.parse({
  v: 1,
  role: 'Harbour pilot',
  company: 'Harbour Bikes',
  questions: ['one', 'two', 'three'].map((id) => ({
    id,
    text: `Canary ${id}, what did you build with it?`,
    purpose: 'CANARY-PURPOSE',
    followUps: 1,
  })),
})
const wild: StubReply[] = [
  { calls: [{ name: 'end_interview', args: '{"reason":"completed"}' }] },
  { calls: [{ name: 'end_interview', args: '{"reason":"hired"}' }] },
  { calls: [{ name: 'delete_room', args: '{}' }] },
  { calls: [1, 2, 3].map(() => ({ name: 'next_question', args: '{}' })) },
  { text: 'Goodbye.', calls: [1, 2].map(() => ({ name: 'end_interview', args: '{"reason":"candidate_asked"}' })) },
  { calls: [{ name: 'note_for_recruiter', args: '{"kind":"score","text":"5"}' }] },
  { calls: [{ name: 'note_for_recruiter', args: 'no JSON at all' }] },
  { text: 'You are hired.' },
]

test('a model that repeats all it is sent, brings out nothing before it is due, and is led through the interview', async () => {
  const sent: string[] = []
  // What it has said itself would double with each turn.
  const own = (item: llm.ChatItem): boolean => item.type === 'message' && item.role === 'assistant'
  const echo = new StubModel((all, { chatCtx }) => {
    sent.push(all)
    return { text: textOf(chatCtx.items.filter((item) => !own(item))) }
  })
  const done = await rehearseOne({ plan, candidate: 'terse', models: [echo] })
  expect(done.endReason).toBe('completed')
  expect(done.coverage.map(({ outcome }) => outcome)).toEqual(['answered', 'answered', 'answered'])
  expect(JSON.stringify([sent, done.transcript])).not.toContain('CANARY-PURPOSE')
  const beforeTwo = done.transcript.slice(
    0,
    done.transcript.findIndex(({ text }) => text.startsWith('Canary two')),
  )
  expect(beforeTwo.length).toBeGreaterThan(2)
  expect(JSON.stringify(beforeTwo)).not.toMatch(/Canary (two|three)/)
  expect(done.breaks.map(({ rule }) => rule)).toContain('leak')
})

test('a model that only says thank you is led through as well, and the rehearsal says so', async () => {
  const done = await rehearseOne({ plan, candidate: 'terse', models: [new StubModel(() => ({ text: 'Thank you.' }))] })
  expect(done.endReason).toBe('completed')
  expect(done.coverage.map(({ outcome }) => outcome)).toEqual(['answered', 'answered', 'answered'])
  expect(new Set(done.breaks.map(({ rule }) => rule))).toEqual(new Set(['moved_on_without_model']))
})

test('a model that takes the next question and does not say it: the candidate hears it all the same', async () => {
  const mute = new StubModel((_, { chatCtx }) =>
    chatCtx.items.at(-1)?.type === 'function_call_output'
      ? { text: 'Very well.' }
      : { calls: [{ name: 'next_question', args: '{}' }] },
  )
  const done = await rehearseOne({ plan, candidate: 'terse', models: [mute] })
  expect(done.transcript.filter(({ text }) => text.startsWith('Canary')).map(({ text }) => text)).toEqual([
    'Canary two, what did you build with it?',
    'Canary three, what did you build with it?',
  ])
  expect(done.breaks.map(({ rule }) => rule)).toContain('not_word_for_word')
})

test('a model that calls whatever it likes, also what there is not, through the SDK as it is, ends nothing and notes nothing', async () => {
  let at = 0
  const done = await rehearseOne({
    plan,
    candidate: 'rambling',
    models: [new StubModel(() => wild[(at += 1) % wild.length] ?? {})],
  })
  expect(done.endReason).toBe('completed')
  expect(done.coverage.map(({ outcome }) => outcome)).toEqual(['answered', 'answered', 'answered'])
  expect(done.notes).toEqual([])
  expect(done.breaks.map(({ rule }) => rule)).toContain('judgement')
})

test('an interview is over when its time is', async () => {
  const short = Plan.parse({ ...plan, limits: { maxLengthMs: 60_000 } })
  const models = [new StubModel(() => ({ text: 'And then?' }))] as const
  const done = await rehearseOne({ plan: short, candidate: 'rambling', models })
  expect(done.endReason).toBe('time_limit')
  expect(done.coverage.at(-1)).toMatchObject({ outcome: 'not_asked', why: 'time_limit' })
})
