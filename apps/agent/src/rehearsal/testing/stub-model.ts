import { DEFAULT_API_CONNECT_OPTIONS, llm } from '@livekit/agents'

type Asked = Parameters<llm.LLM['chat']>[0]
/** What a model answers; `call` is put on the wire as it is, whether it fits the tool or not. */
export type StubReply = {
  readonly text?: string
  readonly calls?: readonly { readonly name: string; readonly args: string }[]
}

let count = 0

class StubStream extends llm.LLMStream {
  readonly #reply: StubReply
  constructor(
    model: llm.LLM,
    { chatCtx, toolCtx, connOptions = DEFAULT_API_CONNECT_OPTIONS }: Asked,
    reply: StubReply,
  ) {
    super(model, { chatCtx, ...(toolCtx && { toolCtx }), connOptions })
    this.#reply = reply
  }
  protected override run(): Promise<void> {
    const { text = '', calls = [] } = this.#reply
    if (text) this.queue.put({ id: 'stub', delta: { role: 'assistant', content: text } })
    const toolCalls = calls.map((call) => llm.FunctionCall.create({ callId: `call-${(count += 1)}`, ...call }))
    if (toolCalls.length > 0) this.queue.put({ id: 'stub', delta: { role: 'assistant', toolCalls } })
    return Promise.resolve()
  }
}

/** A model that answers what a test wants, seeing all that it is sent. */
export class StubModel extends llm.LLM {
  readonly #answer: (sent: string, asked: Asked) => StubReply
  constructor(answer: (sent: string, asked: Asked) => StubReply) {
    super()
    this.#answer = answer
  }
  override label(): string {
    return 'stub'
  }
  override chat(asked: Asked): llm.LLMStream {
    return new StubStream(this, asked, this.#answer(textOf(asked.chatCtx.items), asked))
  }
}

/** All that is in a context, as text. */
export const textOf = (items: readonly llm.ChatItem[]): string =>
  items.map((item) => (item.type === 'message' ? (item.textContent ?? '') : JSON.stringify(item))).join('\n')
