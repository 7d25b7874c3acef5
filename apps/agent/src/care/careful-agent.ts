import type { ReadableStream } from 'node:stream/web'
import { type llm, voice } from '@livekit/agents'
import { type ReplyPart, patientReply, type Wanted } from '../speech/patient-reply.ts'
import { boundedContext } from './bounded-context.ts'

type Mind = Pick<Wanted, 'models' | 'report' | 'meanwhile' | 'instead' | 'limits'> & {
  readonly summary: () => string
  /** What this reply is held to. `turn` is what the candidate said last, null where the reply is to something else. */
  readonly pace: (turn: string | null) => { readonly note: string | null; readonly toolChoice?: llm.ToolChoice }
}

/** What the model is told in each reply of the last half minute. */
export const wrapUpNote =
  'Less than half a minute is left. Ask nothing more and call no tool: thank the candidate in one short sentence. The interview ends by itself.'

/** The interviewer as the SDK runs it, except that its model is sent a bounded context and asked with patience. */
export function carefulAgent(options: voice.AgentOptions<unknown>, mind: Mind): voice.Agent {
  return new CarefulAgent(options, mind)
}

class CarefulAgent extends voice.Agent {
  readonly #mind: Mind

  constructor(options: voice.AgentOptions<unknown>, mind: Mind) {
    super(options)
    this.#mind = mind
  }

  override llmNode(
    context: llm.ChatContext,
    toolCtx: llm.ToolContext,
    { toolChoice }: voice.ModelSettings,
  ): Promise<ReadableStream<ReplyPart>> {
    const { summary, pace, ...asked } = this.#mind
    const { note, toolChoice: held } = pace(lastTurn(context))
    const chatCtx = boundedContext(context, { summary: summary(), note })
    const choice = toolChoice === 'none' ? toolChoice : (held ?? toolChoice)
    return Promise.resolve(
      patientReply({ ...asked, request: { chatCtx, toolCtx, ...(choice ? { toolChoice: choice } : {}) } }),
    )
  }
}

function lastTurn(context: llm.ChatContext): string | null {
  const last = context.items.at(-1)
  return last?.type === 'message' && last.role === 'user' ? (last.textContent ?? '') : null
}
