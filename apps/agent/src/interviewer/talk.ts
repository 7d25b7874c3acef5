import { catchUp, type Plan, type Progress, type RecruiterNote } from '@candor/shared'
import type { StoredItem } from '@candor/store'
import { type llm, voice } from '@livekit/agents'
import type { Clock } from '../care/clock.ts'
import { agendaSummary } from '../care/bounded-context.ts'
import { carefulAgent, wrapUpNote } from '../care/careful-agent.ts'
import { careSentencesIn } from '../care/sentences.ts'
import { readWish } from '../care/read-wish.ts'
import type { Closing } from '../closing/closing.ts'
import type { PartReport } from '../speech/provider-failure.ts'
import { type AgendaKeeper, keepAgenda } from './agenda-keeper.ts'
import type { EndInterviewOptions } from './end-interview-tool.ts'
import { keepEndWish } from './end-wish.ts'
import { instructionsFor } from './instructions.ts'
import { type Led, leadOn } from './lead-on.ts'
import { paceOf } from './pace-note.ts'
import { seededContext } from './seed-context.ts'
import { interviewTools } from './tools.ts'

export type TalkWorld = {
  readonly plan: Plan
  readonly candidateName: string
  /** How far an interviewer before has come, and what was said to it. */
  readonly progress: Progress
  readonly said: readonly StoredItem[]
  readonly session: voice.AgentSession
  readonly models: readonly [llm.LLM, ...llm.LLM[]]
  readonly report: PartReport
  readonly closing: Pick<Closing, 'ending' | 'end'>
  readonly onProgress: (progress: Progress) => void
  readonly keepNote: (note: RecruiterNote) => void
  readonly candidateIsHere: () => boolean
  /** What is left until the interview ends by itself, milliseconds. */
  readonly leftMs: () => number
  readonly wrappingUp: () => boolean
  /** The candidate wants a moment in which nobody asks whether they are still there. */
  readonly takesAMoment: () => void
  /** The candidate wants to be spoken to more slowly. */
  readonly slowDown: () => void
  readonly endOptions?: EndInterviewOptions
  /** The agenda did without the model what the model had not done. */
  readonly onLed?: Led
  readonly clock?: Clock
}

export type Talk = {
  readonly agenda: AgendaKeeper
  readonly agent: voice.Agent
  /** All that the model can call. */
  readonly tools: ReturnType<typeof interviewTools>
  /** The candidate has had the word. */
  readonly candidateSaid: (text: string, how: 'spoken' | 'typed') => void
}

/**
 * The interviewer's mind: the model as the SDK runs it, held to the agenda. It needs no room and no sound, so that a rehearsal takes the
 * same interviewer as a candidate.
 */
export function openTalk(world: TalkWorld): Talk {
  const { plan, session, closing, leftMs } = world
  const agenda = keepAgenda(plan, catchUp(plan, world.progress, world.said), {
    onChange: world.onProgress,
    leftMs,
    ...(world.clock && { clock: world.clock }),
  })
  const endWish = keepEndWish()
  const tools = interviewTools({
    agenda,
    endIsConfirmed: endWish.called,
    ending: closing.ending,
    end: closing.end,
    keepNote: world.keepNote,
    ...(world.endOptions && { endOptions: world.endOptions }),
  })
  const agent = carefulAgent(
    { instructions: instructionsFor(plan, world.candidateName), chatCtx: seededContext(world.said), tools },
    {
      models: world.models,
      report: world.report,
      meanwhile: careSentencesIn[plan.language].oneMoment,
      instead: careSentencesIn[plan.language].tookTooLong,
      summary: () => agendaSummary(plan, agenda.progress()),
      pace: (turn) => (world.wrappingUp() ? { note: wrapUpNote } : paceFor(agenda, turn)),
    },
  )
  session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
    if (item.type !== 'message' || item.role !== 'assistant') return
    const text = item.textContent ?? ''
    agenda.interviewerSaid(text, item.interrupted)
    endWish.interviewerSaid(text)
  })
  leadOn({
    session,
    agenda,
    endWish,
    ending: closing.ending,
    candidateIsHere: world.candidateIsHere,
    say: (text) => void session.say(text),
    end: (reason) => void closing.end(reason),
    ...(world.onLed && { onLed: world.onLed }),
  })
  return {
    agenda,
    agent,
    tools,
    candidateSaid: (text, how) => {
      agenda.candidateSaid(text, how)
      endWish.candidateSaid(text)
      const wish = readWish(text)
      if (wish === 'pause') world.takesAMoment()
      if (wish === 'slower') world.slowDown()
    },
  }
}

/** Only a turn of the candidate is answered by moving on, and only one that was no wish. */
function paceFor(agenda: AgendaKeeper, turn: string | null) {
  return turn === null || readWish(turn) !== null ? { note: null } : paceOf(agenda.due(turn))
}
