import type { Db } from '@candor/drizzle'
import type { LiveKit } from '@candor/rooms'
import { type Plan, within } from '@candor/shared'
import { type Attempt, saveProgress, type StoredItem } from '@candor/store'
import { type JobContext, voice } from '@livekit/agents'
import { type Closing, openClosing } from '../closing/closing.ts'
import type { JobConfig } from '../env.ts'
import type { Log } from '../log.ts'
import { openRecorder } from '../recorder/recorder.ts'
import { recordSession } from '../recorder/record-session.ts'
import { closeSessionHost } from '../speech/close-session-host.ts'
import { voiceParts } from '../speech/voice-parts.ts'
import { type AgendaKeeper, keepAgenda } from './agenda-keeper.ts'
import { instructionsFor } from './instructions.ts'
import { openRoomVoice, type RoomVoice } from './room-voice.ts'
import { seededContext } from './seed-context.ts'
import { goodbyeFor, type Sentences, sentencesIn } from './sentences.ts'
import { interviewTools } from './tools.ts'
import { takeTypedAnswers } from './typed-answers.ts'

export type InterviewWorld = {
  readonly ctx: JobContext
  readonly config: JobConfig
  readonly db: Db
  readonly livekit: LiveKit
  readonly log: Log
  readonly attempt: Attempt
  readonly epoch: number
  readonly plan: Plan
  readonly candidateName: string
  readonly said: readonly StoredItem[]
}

/** One interview in one job: its session, its agenda, its recorder and its end, wired together. */
export type Interview = {
  readonly start: () => Promise<void>
  readonly candidateHere: () => void
  readonly candidateGone: () => void
  readonly closing: Closing
}

const transcriptionTimeoutMs = 1500

function newSession(world: InterviewWorld): voice.AgentSession {
  const session = new voice.AgentSession({
    ...voiceParts(world.config.voice, world.plan.language),
    turnHandling: {
      turnDetection: 'vad',
      endpointing: { minDelay: world.config.voice.turnSilenceMs },
      interruption: { discardAudioIfUninterruptible: false },
      preemptiveGeneration: { preemptiveTts: true },
    },
    // The first seconds of an answer would otherwise reach speech-to-text as silence.
    aecWarmupDuration: 0,
    transcriptionTimeout: transcriptionTimeoutMs,
    userAwayTimeout: null,
  })
  closeSessionHost(session)
  return session
}

export function openInterview(world: InterviewWorld): Interview {
  const { ctx, db, log, attempt, epoch, plan } = world
  const attemptId = attempt.id
  const sentences: Sentences = sentencesIn[plan.language]
  const session = newSession(world)
  const recorder = openRecorder({ db, log, attemptId, epoch, spoolDir: world.config.spoolDir })
  const room: RoomVoice = openRoomVoice(ctx.room, attemptId)
  let turns = 0

  const tell = (what: Promise<unknown>): void => void what.catch((error: unknown) => log.warn({ error }, 'not told'))
  const agenda: AgendaKeeper = keepAgenda(plan, attempt.progress, (progress) => {
    tell(within(2000, 'save progress', () => saveProgress(db, { attemptId, epoch, progress })))
    if (!progress.answered) tell(room.phase('asking', agenda.open()))
  })
  const closing = openClosing({
    ...world,
    session,
    recorder,
    goodbye: (reason) => goodbyeFor(sentences, reason),
    tellEnding: () => tell(room.phase('closing', null)),
    tellEnded: room.ended,
    shutdownJob: (why) => ctx.shutdown(why),
  })
  const scene = {
    recorder,
    ending: closing.ending,
    openQuestionId: () => agenda.open()?.question.id ?? null,
    onCandidateItem: () => {
      turns += 1
      agenda.answered()
    },
  }
  recordSession({ ...scene, session, epoch })
  session.on(voice.AgentSessionEventTypes.UserTranscriptionTimeout, () => {
    if (!closing.ending()) session.say(sentences.notHeard)
  })

  const agent = new voice.Agent({
    instructions: instructionsFor(plan, world.candidateName),
    chatCtx: seededContext(world.said),
    tools: interviewTools({ agenda, candidateTurns: () => turns, ending: closing.ending, end: closing.end }),
  })
  const presence = keepPresence({ world, session, agenda, room, sentences, closing })
  return {
    ...presence,
    closing,
    start: () =>
      session.start({
        agent,
        room: ctx.room,
        record: false,
        inputOptions: { closeOnDisconnect: false, textInputCallback: takeTypedAnswers(scene) },
      }),
  }
}

type PresenceScene = {
  readonly world: InterviewWorld
  readonly session: voice.AgentSession
  readonly agenda: AgendaKeeper
  readonly room: RoomVoice
  readonly sentences: Sentences
  readonly closing: Closing
}

/** What the interviewer says when the candidate appears: the greeting once, one short sentence ever after, then the open question. */
function keepPresence({ world, session, agenda, room, sentences, closing }: PresenceScene) {
  const { plan, candidateName, log } = world
  let begun = world.said.length > 0
  let wasAway = false

  const opening = (): string => {
    if (begun) {
      const hello = wasAway ? sentences.back : sentences.takingOver
      return [hello, agenda.open()?.question.text].filter(Boolean).join(' ')
    }
    begun = true
    const first = agenda.open() ?? firstOf(agenda)
    return [sentences.greeting(plan, candidateName.split(/\s+/)[0] ?? candidateName), first?.question.text]
      .filter(Boolean)
      .join(' ')
  }
  return {
    candidateHere: () => {
      if (closing.ending()) return
      // The page of someone who comes back starts anew and has to be told what is being asked.
      if (begun) room.phase('asking', agenda.open()).catch((error: unknown) => log.warn({ error }, 'not told'))
      session.say(opening())
    },
    candidateGone: () => {
      wasAway = true
      try {
        session.interrupt({ force: true })
      } catch (error) {
        log.debug({ error }, 'nothing to interrupt')
      }
    },
  }
}

function firstOf(agenda: AgendaKeeper) {
  const asked = agenda.next()
  return asked.ok ? asked.asking : null
}
