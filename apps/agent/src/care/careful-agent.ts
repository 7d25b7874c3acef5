import type { ReadableStream } from 'node:stream/web'
import { type llm, voice } from '@livekit/agents'
import { type ReplyPart, patientReply, type Wanted } from '../speech/patient-reply.ts'
import { boundedContext } from './bounded-context.ts'

type Mind = Pick<Wanted, 'models' | 'report' | 'meanwhile' | 'limits'> & {
  readonly summary: () => string
  readonly note: () => string | null
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
    const { summary, note, ...asked } = this.#mind
    const chatCtx = boundedContext(context, { summary: summary(), note: note() })
    return Promise.resolve(
      patientReply({ ...asked, request: { chatCtx, toolCtx, ...(toolChoice ? { toolChoice } : {}) } }),
    )
  }
}
