import { type EndReason, noProgress } from '@candor/shared'
import { expect, test } from 'vitest'
import { keepAgenda } from './agenda-keeper.ts'
import { interviewTools } from './tools.ts'
import { twoQuestions } from './testing/two-questions.ts'

/** The tools as the model calls them, with the turns of a candidate who speaks when told to. */
function holding() {
  const ended: EndReason[] = []
  const agenda = keepAgenda(twoQuestions, noProgress, () => {})
  let turns = 0
  const tools = interviewTools({
    agenda,
    candidateTurns: () => turns,
    ending: () => ended.length > 0,
    end: (reason) => {
      ended.push(reason)
      return Promise.resolve()
    },
  })
  const use = async (
    name: string,
    args: Record<string, unknown> = {},
  ): Promise<Record<string, unknown> | undefined> => {
    const tool = tools.find((one) => one.name === name)
    const result = await tool?.execute(args as never, {} as never)
    return result === undefined ? undefined : (JSON.parse(result) as Record<string, unknown>)
  }
  const say = (): void => {
    turns += 1
    agenda.answered()
  }
  return { use, say, ended }
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
  const { use, say, ended } = holding()
  await use('next_question')
  say()
  for (const _ of [1, 2, 3]) {
    expect(await use('end_interview', { reason: 'candidate_asked' })).toMatchObject({ refused: 'confirm' })
  }
  expect(ended, 'the same turn confirms nothing').toEqual([])
  say()
  await use('end_interview', { reason: 'candidate_asked' })
  expect(ended).toEqual(['candidate_ended'])
})

test('both tools are dead once the end has begun', async () => {
  const { use, say, ended } = holding()
  await use('next_question')
  say()
  await use('end_interview', { reason: 'candidate_asked' })
  say()
  await use('end_interview', { reason: 'candidate_asked' })
  expect(await use('next_question')).toEqual({ refused: 'the interview is ending' })
  expect(await use('end_interview', { reason: 'candidate_asked' })).toBeUndefined()
  expect(ended).toHaveLength(1)
})
