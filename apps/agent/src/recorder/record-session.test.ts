import type { EventEmitter } from 'node:events'
import { initializeLogger, llm, voice } from '@livekit/agents'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { recordSession, type SessionRecord, typedItem } from './record-session.ts'
import type { Said } from './recorder.ts'

initializeLogger({ pretty: false, level: 'silent' })
const events = voice.AgentSessionEventTypes

let session: voice.AgentSession
let kept: Said[]
let answers: number
let record: SessionRecord
const keep = (said: Said): boolean => {
  if (kept.some(({ itemId }) => itemId === said.itemId)) return false
  kept.push(said)
  return true
}

/** The SDK's own session, never started: what it reports is said here. */
beforeEach(() => {
  session = new voice.AgentSession({})
  onTestFinished(() => session.close())
  kept = []
  answers = 0
  const onCandidateItem = (): void => void (answers += 1)
  record = recordSession({ session, recorder: { keep }, epoch: 2, openQuestionId: () => 'first', onCandidateItem })
})

const report = (type: voice.AgentSessionEventTypes, event: Record<string, unknown>): void =>
  void (session as unknown as EventEmitter).emit(type, { type, createdAt: 1_790_000_000_000, ...event })
const hears = (transcript: string, isFinal = true): void => report(events.UserInputTranscribed, { transcript, isFinal })
const adds = (item: llm.ChatMessage): void => report(events.ConversationItemAdded, { item })
const candidate = (content: string): llm.ChatMessage => llm.ChatMessage.create({ role: 'user', content })
const told = (): unknown[] => kept.map(({ text, provisional, supersedes }) => [text, provisional, supersedes])

test('each final is kept at once, and the item made of them takes them over', () => {
  hears('I rep', false)
  hears('I repair')
  hears('bikes.')
  adds(candidate('I repair bikes.'))
  expect(told()).toEqual([
    ['I repair', true, []],
    ['bikes.', true, []],
    ['I repair bikes.', false, ['final-e2-1', 'final-e2-2']],
  ])
  expect(answers).toBe(1)
})

test('how sure the recogniser was is kept where it says so; a service that tells nothing is given as 0', () => {
  const sure = (transcriptConfidence: number) =>
    adds(llm.ChatMessage.create({ role: 'user', content: `Sure by ${transcriptConfidence}.`, transcriptConfidence }))
  sure(0.4)
  sure(0)
  expect(kept.map(({ confidence }) => confidence)).toEqual([0.4, null])
})

test('words said while the interviewer could not be interrupted stay, though no item ever holds them', () => {
  hears('Wait, I meant ten.')
  hears('Yes.')
  adds(candidate('Yes.'))
  expect(told().at(-1)).toEqual(['Yes.', false, ['final-e2-2']])
})

test('an item reported late leaves the words of the next turn to the next item', () => {
  hears('Yes.')
  hears('Ten boats.')
  adds(candidate('Yes.'))
  adds(candidate('Ten boats.'))
  expect(told().slice(2)).toEqual([
    ['Yes.', false, ['final-e2-1']],
    ['Ten boats.', false, ['final-e2-2']],
  ])
})

test('a typed answer is kept once and counts once: the session’s report of it changes nothing', () => {
  hears('Three boats.')
  const message = candidate('Three boats.')
  keep(typedItem(message, 'Three boats.', 'first'))
  adds(message)
  expect(answers).toBe(0)
  adds(candidate('Three boats.'))
  expect(told()).toEqual([
    ['Three boats.', true, []],
    ['Three boats.', false, []],
    ['Three boats.', false, ['final-e2-1']],
  ])
  expect(answers).toBe(1)
})

test('what the interviewer says takes nothing over and is no answer', () => {
  hears('Hello.')
  adds(llm.ChatMessage.create({ role: 'assistant', content: 'Hello.', interrupted: true }))
  expect(kept.at(-1)).toMatchObject({ speaker: 'interviewer', interrupted: true, supersedes: [], questionId: 'first' })
  expect(answers).toBe(0)
})

test('speech without words leaves a trace with its time and length, and no words', () => {
  record.keepUnheard({ startedAt: 1_790_000_000_123, durationMs: 1401 })
  expect(kept).toMatchObject([
    { kind: 'unrecognised', text: '', saidAt: 1_790_000_000_123, saidForMs: 1401, provisional: false },
  ])
})
