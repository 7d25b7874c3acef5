import type { Plan, Progress } from '@candor/shared'
import { llm } from '@livekit/agents'

/** The most items of the conversation that the model is sent. */
export const mostItemsForModel = 40

type Bounds = {
  readonly most?: number
  /** What stands in for the part that is left out. */
  readonly summary: string
  /** A last word to the model, for this reply only. */
  readonly note?: string | null
}

/**
 * The instructions, a summary where something is left out, and the last items. A tool's call and its answer stay or go together: a
 * provider refuses one without the other. The context given is not changed.
 */
export function boundedContext(
  context: llm.ChatContext,
  { most = mostItemsForModel, summary, note = null }: Bounds,
): llm.ChatContext {
  const instructions = context.items.filter(isSystem).slice(0, 1)
  const said = context.items.filter((item) => !instructions.includes(item) && isSaid(item))
  const left = said.length > most ? [systemMessage(summary)] : []
  const last = note ? [systemMessage(note)] : []
  return new llm.ChatContext([...instructions, ...left, ...wholeCalls(said.slice(-most)), ...last])
}

const isSystem = (item: llm.ChatItem): boolean => item.type === 'message' && item.role === 'system'

const isSaid = ({ type }: llm.ChatItem): boolean =>
  type === 'message' || type === 'function_call' || type === 'function_call_output'

const systemMessage = (content: string): llm.ChatMessage => llm.ChatMessage.create({ role: 'system', content })

function wholeCalls(items: readonly llm.ChatItem[]): llm.ChatItem[] {
  const called = new Set(items.flatMap((item) => (item.type === 'function_call' ? [item.callId] : [])))
  const answered = new Set(items.flatMap((item) => (item.type === 'function_call_output' ? [item.callId] : [])))
  return items.filter((item) => {
    if (item.type === 'function_call') return answered.has(item.callId)
    return item.type === 'function_call_output' ? called.has(item.callId) : true
  })
}

/** The agenda so far, for a model that no longer sees the beginning. Holds no question that has not been asked. */
export function agendaSummary(plan: Plan, { asked, answered }: Progress): string {
  const texts = new Map(plan.questions.map(({ id, text }) => [id, text]))
  const lines = asked.map((id, at) => {
    const open = at === asked.length - 1
    return `${at + 1}. ${texts.get(id) ?? ''} (${!open || answered ? 'answered' : 'open'})`
  })
  return ['The beginning of this interview is left out here. Questions asked so far:', ...lines].join('\n')
}
