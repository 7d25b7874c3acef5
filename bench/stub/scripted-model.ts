import type { Chat, Reply } from './completion.ts'

const greeting = 'Hello, I am glad that you are here. Please tell me about a fault that was hard to find.'
const goodbye = 'Thank you very much for your answer. That was my last question. Goodbye, and have a good day.'

/** The tools by which either agent ends the conversation, with what they want to be told. */
const endTools: Readonly<Record<string, Record<string, unknown>>> = {
  end_interview: { reason: 'completed' },
  end_call: {},
}

/**
 * The whole script: greet while nobody has said anything, end as soon as the candidate has answered, and say goodbye when a tool's
 * answer asks for words. It calls the end tool without words of its own, as the SDK's tool demands of its model.
 */
export function scriptedReply({ roles, tools }: Pick<Chat, 'roles' | 'tools'>): Reply {
  if (roles.at(-1) === 'tool') return { say: goodbye }
  if (!roles.includes('user')) return { say: greeting }
  const end = tools.find((name) => name in endTools)
  return end === undefined ? { say: goodbye } : { call: end, args: endTools[end] ?? {} }
}
