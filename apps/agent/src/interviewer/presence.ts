import type { Plan } from '@candor/shared'
import type { voice } from '@livekit/agents'
import type { Closing } from '../closing/closing.ts'
import type { Log } from '../log.ts'
import type { AgendaKeeper } from './agenda-keeper.ts'
import type { RoomVoice } from './room-voice.ts'
import { sentencesIn } from './sentences.ts'

type Scene = {
  readonly log: Log
  readonly plan: Plan
  readonly candidateName: string
  /** Something was said in this interview before: by an interviewer that was lost, or in an earlier attempt. */
  readonly begunBefore: 'no' | 'by_another' | 'in_earlier_attempt'
  readonly session: voice.AgentSession
  readonly agenda: AgendaKeeper
  readonly room: RoomVoice
  readonly closing: Closing
}

export type Presence = {
  readonly candidateHere: () => void
  readonly candidateGone: () => void
  readonly isHere: () => boolean
}

/** What the interviewer does when the candidate appears or goes: the greeting once, one short sentence ever after, then the question that is due. */
export function keepPresence({
  log,
  plan,
  candidateName,
  begunBefore,
  session,
  agenda,
  room,
  closing,
}: Scene): Presence {
  const sentences = sentencesIn[plan.language]
  const firstName = candidateName.split(/\s+/)[0] ?? candidateName
  let begun = begunBefore !== 'no'
  let wasAway = begunBefore === 'in_earlier_attempt'
  let here = false

  /** What has been answered is not asked again, whatever became of the reply to it. */
  const dueQuestion = (): string => {
    const open = agenda.open()
    if (open && !agenda.progress().answered) return open.question.text
    const asked = agenda.next()
    return asked.ok ? asked.asking.question.text : sentences.anythingElse
  }
  const opening = (): string => {
    const hello = !begun ? sentences.greeting(plan, firstName) : wasAway ? sentences.back : sentences.takingOver
    begun = true
    return `${hello} ${dueQuestion()}`
  }
  return {
    isHere: () => here,
    candidateHere: () => {
      here = true
      if (closing.ending()) return
      const takesOver = begun
      session.say(opening())
      // An interviewer that takes over has not told yet what is being asked.
      if (takesOver) room.phase('asking', agenda.open()).catch((error: unknown) => log.warn({ error }, 'not told'))
    },
    candidateGone: () => {
      here = false
      wasAway = true
      stopTalking(session, log)
    },
  }
}

/** Silences the interviewer at once, also in the middle of a sentence that may not be interrupted. */
export function stopTalking(session: voice.AgentSession, log: Log): void {
  try {
    session.interrupt({ force: true })
  } catch (error) {
    log.debug({ error }, 'nothing to interrupt')
  }
}
