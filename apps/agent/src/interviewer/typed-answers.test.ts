import type { llm, voice } from '@livekit/agents'
import { expect, test } from 'vitest'
import type { Said } from '../recorder/recorder.ts'
import { takeTypedAnswers } from './typed-answers.ts'

/** A session that writes down what is asked of it; `held` may not be interrupted. */
function typing({ ending = false, held = false }: { ending?: boolean; held?: boolean } = {}) {
  const order: string[] = []
  const kept: Said[] = []
  const replies: llm.ChatMessage[] = []
  const session = {
    interrupt: () => {
      order.push('interrupt')
      if (held) throw new Error('may not be interrupted')
    },
    generateReply: ({ userInput }: { userInput: llm.ChatMessage }) => {
      order.push('reply')
      replies.push(userInput)
    },
  }
  const take = takeTypedAnswers({
    recorder: {
      keep: (said: Said) => {
        order.push('keep')
        kept.push(said)
        return true
      },
    },
    openQuestionId: () => 'first',
    onCandidateItem: () => order.push('answered'),
    ending: () => ending,
    sign: () => order.push('sign'),
  })
  const type = (text: string): void => take(session as unknown as voice.AgentSession, { text })
  return { type, order, kept, replies }
}

test('a typed answer is kept before anything is done with it', () => {
  const { type, order, kept, replies } = typing()
  type('  I have built boats. ')
  expect(order).toEqual(['keep', 'answered', 'sign', 'interrupt', 'reply'])
  expect(kept).toMatchObject([
    { kind: 'typed', speaker: 'candidate', text: 'I have built boats.', questionId: 'first' },
  ])
  expect(replies[0]?.textContent).toBe('I have built boats.')
  expect(replies[0]?.id, 'the session will report the same item').toBe(kept[0]?.itemId)
})

test('during a sentence that may not be interrupted the reply waits behind it', () => {
  const { type, replies } = typing({ held: true })
  type('I have built boats.')
  expect(replies).toHaveLength(1)
})

test('during the goodbye it is kept and nothing answers it', () => {
  const { type, order } = typing({ ending: true })
  type('One more thing.')
  expect(order).toEqual(['keep', 'answered', 'sign'])
})

test('nothing is nothing', () => {
  const { type, order } = typing()
  type(' \n ')
  expect(order).toEqual([])
})

test('a very long text is kept long and given to the model shorter', () => {
  const { type, kept, replies } = typing()
  type('x'.repeat(50_000))
  expect(kept[0]?.text).toHaveLength(40_000)
  expect(replies[0]?.textContent).toHaveLength(8000)
})

test('a text that two interviewers hear while one takes over from the other is one item', () => {
  const kept: string[] = []
  const scene = {
    recorder: { keep: (said: { itemId: string }) => kept.push(said.itemId) > 0 },
    openQuestionId: () => null,
    onCandidateItem: () => {},
    ending: () => true,
    sign: () => {},
  }
  const session = {} as voice.AgentSession
  for (const take of [takeTypedAnswers(scene), takeTypedAnswers(scene)])
    take(session, { text: 'Ten boats.', info: { streamId: 'stream-1' } })
  expect(kept).toEqual(['typed-stream-1', 'typed-stream-1'])
})
