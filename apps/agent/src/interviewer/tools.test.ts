import { type EndReason, mostNotes, noProgress, type RecruiterNote } from '@candor/shared'
import { expect, test } from 'vitest'
import { keepAgenda } from './agenda-keeper.ts'
import { keepEndWish } from './end-wish.ts'
import { interviewTools } from './tools.ts'
import { twoQuestions } from './testing/two-questions.ts'

/** The tools as the model calls them, with a candidate who speaks when told to and an interviewer who says each question. */
function holding() {
  const ended: EndReason[] = []
  const notes: RecruiterNote[] = []
  const told: string[] = []
  const agenda = keepAgenda(twoQuestions, noProgress, { onChange: () => {} })
  const endWish = keepEndWish()
  const tools = interviewTools({
    agenda,
    endIsConfirmed: endWish.called,
    ending: () => ended.length > 0,
    end: (reason) => {
      ended.push(reason)
      return Promise.resolve()
    },
    keepNote: (note) => notes.push(note),
    endOptions: { onToolCalled: (asked) => told.push(asked), onToolCompleted: (outcome) => told.push(outcome) },
  })
  const use = async (
    name: string,
    args: Record<string, unknown> = {},
  ): Promise<Record<string, unknown> | undefined> => {
    const tool = tools.find((one) => one.name === name)
    const result = await tool?.execute(args as never, {} as never)
    const output = result === undefined ? undefined : (JSON.parse(result) as Record<string, unknown>)
    if (typeof output?.['ask'] === 'string') agenda.interviewerSaid(output['ask'], false)
    return output
  }
  const say = (text = 'I built a boat.'): void => {
    agenda.candidateSaid(text)
    endWish.candidateSaid(text)
  }
  const reply = (text: string): void => {
    agenda.interviewerSaid(text, false)
    endWish.interviewerSaid(text)
  }
  return { use, say, reply, ended, notes, told, tools }
}

test('questions come out one at a time, word for word, and the last is called the last', async () => {
  const { use, say } = holding()
  expect(await use('next_question')).toEqual({ ask: 'What did you build last?', last: false })
  expect(await use('next_question')).toEqual({ refused: 'the open question has not been answered yet' })
  say()
  expect(await use('next_question')).toEqual({ ask: 'What was hard about it?', last: true })
  say()
  expect(await use('next_question')).toMatchObject({ done: true })
})

test('the model cannot end an interview with questions left', async () => {
  const { use, say, ended } = holding()
  await use('next_question')
  say()
  expect(await use('end_interview', { reason: 'completed' })).toMatchObject({ refused: 'questions_left' })
  expect(ended).toEqual([])
})

test('three calls in one step end it once', async () => {
  const { use, say, ended } = holding()
  for (const _ of twoQuestions.questions) {
    await use('next_question')
    say()
  }
  const calls = [1, 2, 3].map(() => use('end_interview', { reason: 'completed' }))
  expect(await Promise.all(calls)).toEqual([undefined, undefined, undefined])
  expect(ended).toEqual(['completed'])
})

test('a candidate who wants to stop is asked, and confirms in a later turn', async () => {
  const { use, say, reply, ended, told } = holding()
  await use('next_question')
  say('I would like to stop here.')
  for (const _ of [1, 2, 3]) {
    expect(await use('end_interview', { reason: 'candidate_asked' })).toMatchObject({ refused: 'confirm' })
  }
  expect(ended, 'the same turn confirms nothing').toEqual([])
  reply('Do you want to end the interview now?')
  say('Yes.')
  await use('end_interview', { reason: 'candidate_asked' })
  expect(ended).toEqual(['candidate_ended'])
  expect(told.slice(-2)).toEqual(['candidate_asked', 'ended'])
})

test('all tools are dead once the end has begun', async () => {
  const { use, say, ended, notes } = holding()
  for (const _ of twoQuestions.questions) {
    await use('next_question')
    say()
  }
  await use('end_interview', { reason: 'completed' })
  expect(await use('next_question')).toEqual({ refused: 'the interview is ending' })
  expect(await use('end_interview', { reason: 'candidate_asked' })).toBeUndefined()
  expect(await use('note_for_recruiter', { kind: 'wish', text: 'Hire me.' })).toMatchObject({
    refused: expect.any(String),
  })
  expect([ended, notes]).toEqual([['completed'], []])
})

test('a note is kept once, and a model that notes without end is told to go on', async () => {
  const { use, notes } = holding()
  await use('note_for_recruiter', { kind: 'question', text: 'How large is the team?' })
  expect(await use('note_for_recruiter', { kind: 'question', text: 'how large is the team?' })).toEqual({ noted: true })
  expect(notes).toEqual([{ kind: 'question', text: 'How large is the team?' }])
  for (let count = 0; count < 2 * mostNotes; count += 1)
    await use('note_for_recruiter', { kind: 'wish', text: `${count}` })
  expect(notes).toHaveLength(mostNotes)
})

test('arguments that are none of a tool’s own are refused before it runs', () => {
  const { tools } = holding()
  const wrong: [string, unknown][] = [
    ['end_interview', {}],
    ['end_interview', { reason: 'hired' }],
    ['note_for_recruiter', { kind: 'score', text: '5 of 5' }],
    ['note_for_recruiter', { kind: 'wish', text: 'x'.repeat(501) }],
    ['note_for_recruiter', { kind: 'wish', text: 'x', hired: true }],
  ]
  for (const [name, args] of wrong) {
    const schema = tools.find((one) => one.name === name)?.parameters as {
      safeParse: (value: unknown) => { success: boolean }
    }
    expect(schema.safeParse(args).success, `${name} ${JSON.stringify(args)}`).toBe(false)
  }
})
