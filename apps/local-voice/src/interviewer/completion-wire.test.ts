import { expect, test } from 'vitest'
import { streamCompletion, writeCompletion } from './completion-wire.ts'
import type { Reply } from './decide-reply.ts'

const reply: Reply = {
  text: 'Thank you, that was my last question.',
  call: { name: 'end_interview', arguments: { reason: 'completed' } },
}
const frame = { model: 'm', promptCharacters: 400 }

type Chunk = {
  choices: {
    delta: { content?: string; tool_calls?: { id?: string; function: { arguments: string } }[] }
    finish_reason: string | null
  }[]
  usage?: { total_tokens: number } | null
}
const chunks = (includeUsage: boolean): Chunk[] =>
  [...streamCompletion(reply, frame, includeUsage)]
    .filter((event) => !event.includes('[DONE]'))
    .map((event) => JSON.parse(event.slice('data: '.length)) as Chunk)

test('the words arrive in several deltas that join to the text', () => {
  const words = chunks(false).flatMap(({ choices }) => choices[0]?.delta.content || [])
  expect(words.length).toBeGreaterThan(1)
  expect(words.join('')).toBe(reply.text)
})

test('the tool call arrives with an id of its own and arguments that join to JSON', () => {
  const calls = () => chunks(false).flatMap(({ choices }) => choices[0]?.delta.tool_calls ?? [])
  expect(
    JSON.parse(
      calls()
        .map((call) => call.function.arguments)
        .join(''),
    ),
  ).toEqual({ reason: 'completed' })
  expect(calls()[0]?.id).not.toBe(calls()[0]?.id)
})

test('the last choice says why it ended, and usage follows only where asked for', () => {
  expect(chunks(false).at(-1)?.choices[0]?.finish_reason).toBe('tool_calls')
  const last = chunks(true).at(-1)
  expect(last?.choices).toEqual([])
  expect(last?.usage?.total_tokens).toBeGreaterThan(100)
})

test('a reply without words has null content when it is not streamed', () => {
  expect(writeCompletion({ text: '' }, frame)).toMatchObject({
    object: 'chat.completion',
    choices: [{ message: { role: 'assistant', content: null }, finish_reason: 'stop' }],
  })
})
