// The scripted interviewer: a stand-in for a language model that decides from the conversation alone. After an answer it
// acknowledges and asks for the next question by tool; it says that question word for word; after the last answer, or
// when the candidate asks for it, it ends the interview by tool.
import { acknowledgeAnswer } from './acknowledge.ts'
import type { ToolResult, Turn } from './conversation.ts'
import { findDictatedWords, findFittingSentence, forbidsTools } from './follow-instructions.ts'
import { readYesOrNo, wantsEnd, wantsRepeat } from './intents.ts'

/** What the interviewer says, and the tool it calls after saying it. */
export type Reply = { text: string; call?: ToolUse }
export type ToolUse = { name: 'next_question' | 'end_interview'; arguments: Record<string, string> }

const ASK_NEXT: ToolUse = { name: 'next_question', arguments: {} }
const END_COMPLETED: ToolUse = { name: 'end_interview', arguments: { reason: 'completed' } }
const END_ASKED: ToolUse = { name: 'end_interview', arguments: { reason: 'candidate_asked' } }

const CONFIRM_END = 'Do you want to end the interview now?'
const QUESTION =
  /\?$|^(?:please )?(?:tell|describe|walk|take|explain|give|talk|share|show|name) (?:me|us|about|through|a|an|the|how|what|why)\b/i
const ABOUT_THE_TALK = /\b(?:end the interview|say it|once more|type)\b/i
const GO_ON = 'All right, let us go on.'

/** The next reply to a conversation, given the names of the tools that may be called. */
export function decideReply(turns: Turn[], tools: Set<string>): Reply {
  const dictated = findDictatedWords(turns)
  if (dictated !== undefined) return { text: dictated }
  const reply = replyTo(turns)
  const allowed = reply.call && tools.has(reply.call.name) && !forbidsTools(turns)
  return reply.call && !allowed ? { text: reply.text } : reply
}

function replyTo(turns: Turn[]): Reply {
  const last = turns.at(-1)
  switch (last?.kind) {
    case 'candidate':
      return replyToCandidate(last.text, turns)
    case 'tool':
      return replyToTool(last.tool, last.result, turns)
    case 'instructions': {
      const words = findFittingSentence(last.text)
      if (words !== undefined) return { text: words }
      // A hint about what is being answered, not something to be said.
      return turns.length > 1 ? replyTo(turns.slice(0, -1)) : { text: GO_ON }
    }
    case 'interviewer':
    case undefined:
      return { text: withQuestion('When you are ready.', turns) }
  }
}

function replyToCandidate(text: string, turns: Turn[]): Reply {
  if (wasAskedToConfirm(turns)) {
    const answer = readYesOrNo(text)
    if (answer === 'yes') return { text: '', call: END_ASKED }
    if (answer === 'no') return { text: withQuestion(GO_ON, turns) }
  }
  if (wantsRepeat(text)) return { text: findLastQuestion(turns) ?? 'Please tell me about your work.' }
  if (wantsEnd(text)) return { text: '', call: END_ASKED }
  const asked = findLastAsked(turns)
  // The candidate spoke again before the question could be said: it is still to be asked.
  if (asked && !asked.spoken) return { text: asked.question }
  if (asked?.last) return { text: 'Thank you, that was my last question.', call: END_COMPLETED }
  return { text: acknowledgeAnswer(text), call: ASK_NEXT }
}

function replyToTool(tool: string, result: ToolResult | undefined, turns: Turn[]): Reply {
  if (tool === 'end_interview') {
    if (result?.refused === 'confirm') return { text: CONFIRM_END }
    return { text: result?.refused === undefined ? '' : withQuestion(GO_ON, turns) }
  }
  if (result?.ask !== undefined) return { text: result.ask }
  if (result?.refused !== undefined || result?.done) return { text: '', call: END_COMPLETED }
  return { text: withQuestion('One moment, please.', turns) }
}

function wasAskedToConfirm(turns: Turn[]): boolean {
  const at = turns.findLastIndex((turn) => turn.kind === 'tool')
  const turn = turns[at]
  const confirming = turn?.kind === 'tool' && turn.tool === 'end_interview' && turn.result?.refused === 'confirm'
  return confirming && turns.slice(at + 1).filter(({ kind }) => kind === 'candidate').length === 1
}

type Asked = { question: string; last: boolean; spoken: boolean }

function findLastAsked(turns: Turn[]): Asked | undefined {
  const at = turns.findLastIndex((turn) => turn.kind === 'tool' && turn.result?.ask !== undefined)
  const turn = turns[at]
  if (turn?.kind !== 'tool' || turn.result?.ask === undefined) return undefined
  const spoken = turns.slice(at + 1).some(({ kind }) => kind === 'interviewer')
  return { question: turn.result.ask, last: turn.result.last ?? false, spoken }
}

/** The last question by tool, else the last sentence of the interviewer's own that asks for something. */
function findLastQuestion(turns: Turn[]): string | undefined {
  const asked = findLastAsked(turns)
  if (asked) return asked.question
  const said = turns.flatMap((turn) => (turn.kind === 'interviewer' ? turn.text.split(/(?<=[.?!])\s+/) : []))
  return said.findLast((sentence) => QUESTION.test(sentence) && !ABOUT_THE_TALK.test(sentence)) ?? said.at(-1)
}

function withQuestion(words: string, turns: Turn[]): string {
  const question = findLastQuestion(turns)
  return question === undefined ? words : `${words} ${question}`
}
