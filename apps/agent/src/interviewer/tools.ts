import type { EndReason, RecruiterNote } from '@candor/shared'
import { llm } from '@livekit/agents'
import type { AgendaKeeper } from './agenda-keeper.ts'
import { type EndInterviewOptions, endInterviewTool } from './end-interview-tool.ts'
import { noteTool } from './note-tool.ts'
import { answer } from './tool-answer.ts'

export type ToolWorld = {
  readonly agenda: Pick<AgendaKeeper, 'next' | 'mayComplete'>
  readonly endIsConfirmed: () => boolean
  /** The tools are dead once the end has begun. */
  readonly ending: () => boolean
  /** Commits the end and says goodbye; returns once it is committed. */
  readonly end: (reason: EndReason) => Promise<void>
  readonly keepNote: (note: RecruiterNote) => void
  readonly endOptions?: EndInterviewOptions
}

function nextQuestion({ agenda, ending }: ToolWorld) {
  return llm.tool({
    name: 'next_question',
    description: 'Gives you the next question of the agenda, once the candidate has answered the open one.',
    execute: () => {
      if (ending()) return Promise.resolve(answer({ refused: 'the interview is ending' }))
      const asked = agenda.next()
      if (asked.ok) return Promise.resolve(answer({ ask: asked.asking.question.text, last: asked.asking.last }))
      return Promise.resolve(
        asked.refusal === 'none_left'
          ? answer({ done: true, now: 'call end_interview with reason "completed"' })
          : answer({ refused: 'the open question has not been answered yet' }),
      )
    },
  })
}

/** All that a model can do beside talking: next_question, note_for_recruiter and end_interview. */
export function interviewTools(world: ToolWorld) {
  const { agenda, ending, end, endIsConfirmed, endOptions = {} } = world
  return [
    nextQuestion(world),
    noteTool({ ending, keep: world.keepNote }),
    endInterviewTool({ ending, end, endIsConfirmed, mayComplete: agenda.mayComplete }, endOptions),
  ]
}
