import type { EndReason } from '@candor/shared'
import { llm } from '@livekit/agents'
import { z } from 'zod'
import type { AgendaKeeper } from './agenda-keeper.ts'

export type ToolWorld = {
  readonly agenda: AgendaKeeper
  /** How many times the candidate has had the word; a confirmation must come from a later one. */
  readonly candidateTurns: () => number
  /** The tools are dead once the end has begun. */
  readonly ending: () => boolean
  /** Commits the end and says goodbye; returns once it is committed. */
  readonly end: (reason: EndReason) => Promise<void>
}

const answer = (fields: Record<string, unknown>): string => JSON.stringify(fields)

function nextQuestion(world: ToolWorld) {
  return llm.tool({
    name: 'next_question',
    description: 'Gives you the next question of the agenda, once the candidate has answered the open one.',
    execute: () => {
      if (world.ending()) return Promise.resolve(answer({ refused: 'the interview is ending' }))
      const asked = world.agenda.next()
      if (asked.ok) return Promise.resolve(answer({ ask: asked.asking.question.text, last: asked.asking.last }))
      return Promise.resolve(
        asked.refusal === 'none_left'
          ? answer({ done: true, now: 'call end_interview with reason "completed"' })
          : answer({ refused: 'the open question has not been answered yet' }),
      )
    },
  })
}

/**
 * The end is decided here, not by the model: all questions asked and answered, or the candidate has asked twice, in two turns.
 * A second call while the end is under way does nothing; the SDK's own duplicate check was seen to let one through.
 */
function endInterview(world: ToolWorld) {
  let askedToEndInTurn: number | null = null
  return llm.tool({
    name: 'end_interview',
    description: 'Ends the interview. Call it after the last answer, or when the candidate wants to stop.',
    parameters: z.object({ reason: z.enum(['completed', 'candidate_asked']) }),
    flags: llm.ToolFlag.IGNORE_ON_ENTER,
    onDuplicate: 'reject',
    execute: async ({ reason }) => {
      if (world.ending()) return undefined
      if (reason === 'completed') {
        if (!world.agenda.mayComplete()) return answer({ refused: 'questions_left', now: 'call next_question' })
        await world.end('completed')
        return undefined
      }
      const turn = world.candidateTurns()
      if (askedToEndInTurn === null || askedToEndInTurn === turn) {
        askedToEndInTurn = turn
        return answer({ refused: 'confirm', now: 'ask the candidate whether to end the interview now' })
      }
      await world.end('candidate_ended')
      return undefined
    },
  })
}

/** The interviewer's tools: next_question and end_interview. */
export function interviewTools(world: ToolWorld) {
  return [nextQuestion(world), endInterview(world)]
}
