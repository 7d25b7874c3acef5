import { Plan } from '@candor/shared'
import { llm } from '@livekit/agents'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { agendaSummary, boundedContext, mostItemsForModel } from './bounded-context.ts'

const bounds = { summary: 'What was asked.' }
const instructions = llm.ChatMessage.create({ role: 'system', content: 'You are an interviewer.' })
const message = (n: number): llm.ChatItem =>
  llm.ChatMessage.create({ role: n % 2 ? 'user' : 'assistant', content: `item ${n}`, createdAt: n })
const call = (n: number): llm.ChatItem[] => [
  llm.FunctionCall.create({ callId: `call-${n}`, name: 'next_question', args: '{}', createdAt: n }),
  llm.FunctionCallOutput.create({
    callId: `call-${n}`,
    name: 'next_question',
    output: '{}',
    isError: false,
    createdAt: n,
  }),
]
const contentOf = (item: llm.ChatItem | undefined) => (item?.type === 'message' ? item.textContent : item?.type)

test('of 1,500 items the model is sent the instructions, a summary and the last 40', () => {
  const items = Array.from({ length: 1500 }, (_, n) => message(n))
  const whole = new llm.ChatContext([instructions, ...items])
  const sent = boundedContext(whole, bounds).items
  expect(sent).toHaveLength(2 + mostItemsForModel)
  expect(sent.slice(0, 3).map(contentOf)).toEqual(['You are an interviewer.', 'What was asked.', 'item 1460'])
  expect(contentOf(sent.at(-1))).toBe('item 1499')
  expect(whole.items).toHaveLength(1501)
})

test('a short conversation is sent as it is, without a summary', () => {
  const whole = new llm.ChatContext([instructions, message(1), ...call(2), message(3)])
  expect(boundedContext(whole, bounds).items).toEqual(whole.items)
})

test('a note comes last and stays for one reply', () => {
  const whole = new llm.ChatContext([instructions, message(1)])
  expect(contentOf(boundedContext(whole, { ...bounds, note: 'Wrap up.' }).items.at(-1))).toBe('Wrap up.')
  expect(whole.items).toHaveLength(2)
})

test('wherever it is cut, no call is without its answer and no answer without its call', () => {
  const items = fc
    .array(fc.boolean(), { maxLength: 200 })
    .map((kinds) => kinds.flatMap((tool, n) => (tool ? call(n) : [message(n)])))
  fc.assert(
    fc.property(items, fc.integer({ min: 2, max: 60 }), (said, most) => {
      const sent = boundedContext(new llm.ChatContext([instructions, ...said]), { ...bounds, most }).items
      expect(sent.length).toBeLessThanOrEqual(most + 2)
      const ids = (type: string) =>
        sent.flatMap((item) => (item.type === type && 'callId' in item ? [item.callId] : []))
      expect(ids('function_call')).toEqual(ids('function_call_output'))
      if (said.length > most) expect(sent.at(-1)?.createdAt).toBe(said.at(-1)?.createdAt)
    }),
  )
})

test('the summary names what was asked and nothing that is still to come', () => {
  const questions = ['boats', 'bridges', 'secret'].map((id) => ({ id, text: `Tell me about ${id}.` }))
  const plan = Plan.parse({ v: 1, role: 'Builder', company: 'Yard', questions })
  const summary = agendaSummary(plan, { v: 1, asked: ['boats', 'bridges'], answered: false })
  expect(summary).toContain('1. Tell me about boats. (answered)\n2. Tell me about bridges. (open)')
  expect(summary).not.toContain('secret')
})
