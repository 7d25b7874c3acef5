// The wire format of chat completions: one object, or a stream of server-sent events with small deltas.
import { randomUUID } from 'node:crypto'
import type { Reply } from './decide-reply.ts'

const WORDS_PER_DELTA = 3
const CHARACTERS_PER_TOKEN = 4

/** Who asked and how much was read, for the answer's frame. */
export type CompletionFrame = { model: string; promptCharacters: number }

/** A whole completion. */
export function writeCompletion(reply: Reply, frame: CompletionFrame): object {
  const call = reply.call && describeCall(reply.call)
  const message = { role: 'assistant', content: reply.text || null, refusal: null, ...(call && { tool_calls: [call] }) }
  const choice = { index: 0, message, logprobs: null, finish_reason: finishReason(reply) }
  return { ...openFrame(frame, 'chat.completion'), choices: [choice], usage: countTokens(reply, frame) }
}

/** The events of a streamed completion, `[DONE]` included, each ready to be written. */
export function* streamCompletion(reply: Reply, frame: CompletionFrame, includeUsage: boolean): Generator<string> {
  const head = openFrame(frame, 'chat.completion.chunk')
  const usage = includeUsage ? { usage: null } : {}
  const event = (delta: object, reason: string | null = null) =>
    asEvent({ ...head, choices: [{ index: 0, delta, logprobs: null, finish_reason: reason }], ...usage })
  yield event({ role: 'assistant', content: '' })
  for (const content of splitWords(reply.text)) yield event({ content })
  if (reply.call) {
    const { function: called, ...call } = describeCall(reply.call)
    yield event({ tool_calls: [{ index: 0, ...call, function: { name: called.name, arguments: '' } }] })
    yield event({ tool_calls: [{ index: 0, function: { arguments: called.arguments } }] })
  }
  yield event({}, finishReason(reply))
  if (includeUsage) yield asEvent({ ...head, choices: [], usage: countTokens(reply, frame) })
  yield 'data: [DONE]\n\n'
}

function openFrame({ model }: CompletionFrame, object: string) {
  return { id: `chatcmpl-${randomUUID()}`, object, created: Math.floor(Date.now() / 1000), model }
}

function describeCall({ name, arguments: values }: NonNullable<Reply['call']>) {
  const id = `call_${randomUUID().replaceAll('-', '').slice(0, 24)}`
  return { id, type: 'function', function: { name, arguments: JSON.stringify(values) } }
}

function finishReason(reply: Reply): string {
  return reply.call ? 'tool_calls' : 'stop'
}

function splitWords(text: string): string[] {
  return text.match(new RegExp(`(?:\\S+\\s*){1,${WORDS_PER_DELTA}}`, 'g')) ?? []
}

function countTokens(reply: Reply, { promptCharacters }: CompletionFrame) {
  const prompt = Math.ceil(promptCharacters / CHARACTERS_PER_TOKEN)
  const completion = Math.ceil((reply.text.length + JSON.stringify(reply.call ?? '').length) / CHARACTERS_PER_TOKEN)
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion }
}

function asEvent(value: object): string {
  return `data: ${JSON.stringify(value)}\n\n`
}
