import type { EndReason } from '@candor/shared'
import { llm } from '@livekit/agents'
import { z } from 'zod'
import { answer } from './tool-answer.ts'

type EndWorld = {
  readonly mayComplete: () => boolean
  /** Whether the candidate has confirmed, in a second turn, that the interview is to end. */
  readonly endIsConfirmed: () => boolean
  /** The tool is dead once the end has begun. */
  readonly ending: () => boolean
  /** Commits the end and says goodbye; returns once it is committed. */
  readonly end: (reason: EndReason) => Promise<void>
}

/** Named as those of the SDK's own end-call tool. Room and goodbye are not the tool's: they belong to the end itself. */
export type EndInterviewOptions = {
  readonly extraDescription?: string
  readonly onToolCalled?: (asked: Asked) => void
  readonly onToolCompleted?: (outcome: EndOutcome) => void
}

const reasons = ['completed', 'candidate_asked'] as const
type Asked = (typeof reasons)[number]
export type EndOutcome = 'ended' | 'already_ending' | 'questions_left' | 'confirm'

const refusals = {
  questions_left: answer({ refused: 'questions_left', now: 'call next_question' }),
  confirm: answer({ refused: 'confirm', now: 'ask the candidate in one sentence whether to end the interview now' }),
} as const

/**
 * The end is decided here, not by the model: all that must be asked was asked and answered, or the candidate has asked and confirmed, in
 * two turns. A second call while the end is under way does nothing; the SDK's own duplicate check was seen to let one through.
 */
export function endInterviewTool(
  { mayComplete, endIsConfirmed, ending, end }: EndWorld,
  { extraDescription = '', onToolCalled, onToolCompleted }: EndInterviewOptions = {},
) {
  const decide = (asked: Asked): EndOutcome => {
    if (ending()) return 'already_ending'
    if (asked === 'completed') return mayComplete() ? 'ended' : 'questions_left'
    return endIsConfirmed() ? 'ended' : 'confirm'
  }
  return llm.tool({
    name: 'end_interview',
    description:
      `Ends the interview. Call it after the last answer, or when the candidate wants to stop. ${extraDescription}`.trim(),
    parameters: z.object({ reason: z.enum(reasons) }),
    flags: llm.ToolFlag.IGNORE_ON_ENTER,
    onDuplicate: 'reject',
    execute: async ({ reason }) => {
      onToolCalled?.(reason)
      const outcome = decide(reason)
      if (outcome === 'ended') await end(reason === 'completed' ? 'completed' : 'candidate_ended')
      onToolCompleted?.(outcome)
      return outcome === 'questions_left' || outcome === 'confirm' ? refusals[outcome] : undefined
    },
  })
}
