import { randomUUID } from 'node:crypto'

/** What the model answers: words, or the call of one tool. */
export type Reply = { readonly say: string } | { readonly call: string; readonly args: Record<string, unknown> }

/** What the stub reads of a request for a chat completion. */
export type Chat = {
  readonly roles: readonly string[]
  readonly tools: readonly string[]
  readonly stream: boolean
  readonly wantsUsage: boolean
}

type Fields = Record<string, unknown>
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const fields = (value: unknown): Fields => (isObject(value) ? value : {})
const texts = (values: unknown[]): string[] => values.filter((value) => typeof value === 'string')

/** Reads a request's body; undefined when it is not one for a chat completion. */
export function readChat(body: unknown): Chat | undefined {
  const { messages, tools, stream, stream_options: streaming } = fields(body)
  if (!Array.isArray(messages) || messages.length === 0) return undefined
  return {
    roles: texts(messages.map((message) => fields(message)['role'])),
    tools: Array.isArray(tools) ? texts(tools.map((tool) => fields(fields(tool)['function'])['name'])) : [],
    stream: stream === true,
    wantsUsage: fields(streaming)['include_usage'] === true,
  }
}

const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 }
const head = (object: string) => ({ id: `chatcmpl-${randomUUID()}`, object, created: 0, model: 'stub' })
const finish = (reply: Reply) => ('say' in reply ? 'stop' : 'tool_calls')

function toolCall(reply: Extract<Reply, { call: string }>) {
  const called = { name: reply.call, arguments: JSON.stringify(reply.args) }
  return { id: `call_${randomUUID().replaceAll('-', '')}`, type: 'function', function: called }
}

/** The answer in one piece. */
export function completion(reply: Reply): Fields {
  const content = 'say' in reply ? { content: reply.say } : { content: null, tool_calls: [toolCall(reply)] }
  const choice = { index: 0, message: { role: 'assistant', ...content }, finish_reason: finish(reply) }
  return { ...head('chat.completion'), choices: [choice], usage }
}

/** The answer as the events of a stream: words one by one, or a call whose arguments come after its name. */
export function completionEvents(reply: Reply, { wantsUsage }: Pick<Chat, 'wantsUsage'>): Fields[] {
  const start = head('chat.completion.chunk')
  const event = (delta: Fields, reason: string | null = null): Fields => ({
    ...start,
    choices: [{ index: 0, delta, finish_reason: reason }],
  })
  const deltas = 'say' in reply ? reply.say.split(/(?<= )/).map((content) => ({ content })) : callDeltas(reply)
  return [
    event({ role: 'assistant', content: '' }),
    ...deltas.map((delta) => event(delta)),
    event({}, finish(reply)),
    ...(wantsUsage ? [{ ...start, choices: [], usage }] : []),
  ]
}

function callDeltas(reply: Extract<Reply, { call: string }>): Fields[] {
  const whole = toolCall(reply)
  const named = { index: 0, ...whole, function: { name: reply.call, arguments: '' } }
  return [{ tool_calls: [named] }, { tool_calls: [{ index: 0, function: { arguments: whole.function.arguments } }] }]
}
