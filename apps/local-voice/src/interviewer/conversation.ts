import { z } from 'zod'

const part = z.looseObject({ text: z.string().optional() })
const toolCall = z.looseObject({ id: z.string(), function: z.looseObject({ name: z.string() }) })

/** One message of a chat completion request, as far as the scripted interviewer looks at it. */
export const chatMessage = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
  content: z.union([z.string(), z.array(part)]).nullish(),
  tool_calls: z.array(toolCall).nullish(),
  tool_call_id: z.string().nullish(),
})
export type ChatMessage = z.infer<typeof chatMessage>

/** What a tool answered: the fields that the interviewer acts upon, whichever of them were there. */
const toolResult = z.looseObject({
  ask: z.string().optional(),
  last: z.boolean().optional(),
  refused: z.string().optional(),
  done: z.boolean().optional(),
})
export type ToolResult = z.infer<typeof toolResult>

/** The conversation in the interviewer's own words. `result` is undefined when a tool failed or said something else. */
export type Turn =
  | { kind: 'instructions' | 'candidate' | 'interviewer'; text: string }
  | { kind: 'tool'; tool: string; result: ToolResult | undefined }
export type ToolTurn = Extract<Turn, { kind: 'tool' }>

const KINDS = {
  system: 'instructions',
  developer: 'instructions',
  user: 'candidate',
  assistant: 'interviewer',
} as const

/** Reads the messages of a request; an assistant message without words is only the frame of its tool calls. */
export function readConversation(messages: ChatMessage[]): Turn[] {
  const toolNames = new Map(
    messages.flatMap((message) => (message.tool_calls ?? []).map((call) => [call.id, call.function.name] as const)),
  )
  return messages.flatMap((message): Turn[] => {
    const text = textOf(message.content)
    if (message.role === 'tool') return [readToolTurn(toolNames.get(message.tool_call_id ?? ''), text)]
    if (message.role === 'assistant' && text === '') return []
    return [{ kind: KINDS[message.role], text }]
  })
}

function readToolTurn(name: string | undefined, text: string): ToolTurn {
  const result = toolResult.safeParse(parseTwice(text)).data
  // A long conversation is cut at its front, so the call of the first answer may be missing.
  return { kind: 'tool', tool: name ?? (result?.ask === undefined ? '' : 'next_question'), result }
}

// A tool that returns a string which is JSON arrives encoded twice.
function parseTwice(text: string): unknown {
  try {
    const once: unknown = JSON.parse(text)
    return typeof once === 'string' ? JSON.parse(once) : once
  } catch {
    return undefined
  }
}

function textOf(content: ChatMessage['content']): string {
  if (typeof content === 'string') return content.trim()
  return (content ?? [])
    .map((entry) => entry.text ?? '')
    .join('\n')
    .trim()
}
