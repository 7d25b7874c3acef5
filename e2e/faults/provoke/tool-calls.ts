type Call = { readonly name: string; readonly arguments: string }

/** A model's streamed answer that says nothing and calls tools, as OpenAI's wire has it. */
export function toolCallStream(calls: readonly Call[]): string {
  const head = { id: 'chatcmpl-provoked', object: 'chat.completion.chunk', created: 0, model: 'provoked' }
  const event = (delta: object, reason: string | null = null): string =>
    `data: ${JSON.stringify({ ...head, choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`
  const called = calls.map((call, index) =>
    event({ tool_calls: [{ index, id: `call_provoked_${index}`, type: 'function', function: call }] }),
  )
  return [event({ role: 'assistant', content: '' }), ...called, event({}, 'tool_calls'), 'data: [DONE]\n\n'].join('')
}

export const eventStream = { 'content-type': 'text/event-stream; charset=utf-8' }
