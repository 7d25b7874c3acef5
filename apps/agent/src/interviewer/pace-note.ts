import type { Due } from '@candor/shared'
import type { llm } from '@livekit/agents'

/** What one reply is held to, beside its instructions. */
export type Pace = { readonly note: string | null; readonly toolChoice?: llm.ToolChoice }

const moveOn =
  'This question has had its time and its follow-ups. Acknowledge in one short sentence what was said and call next_question now.'
const finish = 'All questions have been answered. Call end_interview with reason "completed" now.'

/** Holds a reply to what the agenda says is due. A model that can be made to call a tool is made to. */
export function paceOf(due: Due): Pace {
  if (due === 'ask') return { note: moveOn, toolChoice: { type: 'function', function: { name: 'next_question' } } }
  return { note: due === 'end' ? finish : null }
}
