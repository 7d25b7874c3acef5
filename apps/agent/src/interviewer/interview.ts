import type { Db } from '@candor/drizzle'
import type { LiveKit } from '@candor/rooms'
import { type Accommodations, type Plan, seconds, within } from '@candor/shared'
import { type Attempt, keepNote, saveProgress, type StoredItem } from '@candor/store'
import { type JobContext, voice } from '@livekit/agents'
import { preparedAudio } from '../care/prepared-audio.ts'
import { countProviderErrors } from '../care/provider-errors.ts'
import { watchProviders } from '../care/watch-providers.ts'
import { type Closing, openClosing } from '../closing/closing.ts'
import type { JobConfig } from '../env.ts'
import type { Figures } from '../figures/tell-figures.ts'
import type { Log } from '../log.ts'
import { openRecorder } from '../recorder/recorder.ts'
import { recordSession } from '../recorder/record-session.ts'
import { keepSound } from '../sound/keep-sound.ts'
import { speechSettings, voiceParts } from '../speech/voice-parts.ts'
import { candidateWishes } from './candidate-wishes.ts'
import { type Care, lookAfter } from './look-after.ts'
import { openSession } from './open-session.ts'
import { keepPresence, stopTalking } from './presence.ts'
import { keepProgress } from './keep-progress.ts'
import { openRoomVoice } from './room-voice.ts'
import { goodbyeFor } from './sentences.ts'
import { openTalk } from './talk.ts'
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
  readonly accommodations: Accommodations
  readonly said: readonly StoredItem[]
  readonly figures: Figures
  /** The job's own end. */
  readonly shutdownJob: (why: string) => void
}

const noteLimitMs = seconds(5)

/** One interview in one job. */
export type Interview = Pick<Care, 'candidateHere' | 'candidateGone' | 'onBeat'> & {
  readonly start: () => Promise<void>
  readonly closing: Closing
}

/** Wires one interview together: its voice, agenda, recorder, end, and the care for the candidate. Nothing is said before `start`. */
export function openInterview(world: InterviewWorld): Interview {
  const { ctx, config, db, log, attempt, epoch, plan, accommodations, figures } = world
  const attemptId = attempt.id
  const tell = (what: Promise<unknown>): void => void what.catch((error: unknown) => log.warn({ error }, 'not told'))

  const report = countProviderErrors({
    onFailed: (failure, inARow) => {
      figures.failed(failure)
      log.warn({ ...failure, inARow }, 'provider failed')
    },
    onGivenUp: () => {
      stopTalking(session, log)
      void closing.end('technical_failure')
    },
  })
  const parts = voiceParts(config.voice, plan.language, {
    report,
    slower: accommodations.slowerVoice,
  })
  const session = openSession(config, parts, accommodations)
  figures.follow(session)
  const recorder = openRecorder({ db, log, attemptId, epoch, spoolDir: config.spoolDir })
  const sound = keepSound({ ctx, session, db, log, attemptId, epoch, soundDir: config.soundDir })
  const room = openRoomVoice(ctx.room, attemptId)
  const storeProgress = keepProgress({ save: (progress) => saveProgress(db, { attemptId, epoch, progress }), log })
  const prepared = { dir: config.preparedDir, settings: speechSettings(config.voice, plan.language) }
  const closing = openClosing({
    ...world,
    session,
    recorder,
    goodbye: (reason) => goodbyeFor(plan.language, reason),
    goodbyeAudio: (text) => preparedAudio(prepared, text),
    tellEnding: () => tell(room.phase('closing', null)),
    tellEnded: room.ended,
    finishSound: sound.finish,
  })

  let told: string | undefined
  const talk = openTalk({
    plan,
    candidateName: world.candidateName,
    progress: attempt.progress,
    said: world.said,
    session,
    models: parts.models,
    report,
    closing,
    onProgress: (progress) => {
      storeProgress(progress)
      if (progress.asked.at(-1) === told) return
      told = progress.asked.at(-1)
      tell(room.phase('asking', agenda.open()))
    },
    keepNote: (note) => {
      const questionId = agenda.open()?.question.id ?? null
      tell(within(noteLimitMs, 'keep a note', () => keepNote(db, { attemptId, epoch, note, questionId })))
    },
    candidateIsHere: () => presence.isHere(),
    leftMs: () => care.leftMs(),
    wrappingUp: () => care.wrappingUp(),
    takesAMoment: () => care.takesAMoment(),
    slowDown: () => parts.tts.slowDown(),
    endOptions: {
      onToolCalled: (asked) => log.info({ part: 'shutdown', asked }, 'the model asks to end'),
      onToolCompleted: (outcome) => log.info({ part: 'shutdown', outcome }, 'the model was answered'),
    },
  })
  const { agenda, agent } = talk
  const scene = {
    recorder,
    ending: closing.ending,
    openQuestionId: () => agenda.open()?.question.id ?? null,
    onCandidateItem: (text: string, how: 'spoken' | 'typed') => {
      care.candidateSaid()
      talk.candidateSaid(text, how)
    },
  }
  const record = recordSession({ ...scene, session, epoch })
  const presence = keepPresence({ ...world, begunBefore: begunBefore(world), session, agenda, room, closing })
  const care = lookAfter({
    config,
    plan,
    lengthMs: attempt.maxLengthMs,
    session,
    parts,
    closing,
    presence,
    record,
    hearingGivenUp: () => report.givenUp('stt'),
  })
  watchProviders({ session, agent, report, onTrouble: (error, what) => log.warn({ error }, what) })
  room.onCandidateTyping(care.sign)
  const wishes = candidateWishes({
    ending: closing.ending,
    openQuestion: () => agenda.open()?.question.text,
    isAnswered: () => agenda.progress().answered,
    say: (text) => void session.say(text),
    reply: () => void session.generateReply(),
    isBusy: () => session.agentState !== 'listening',
    stopTalking: () => stopTalking(session, log),
    silence: care.silence,
    candidateIsHere: presence.isHere,
  })
  room.onCandidateRequest(wishes.take)
  session.on(voice.AgentSessionEventTypes.AgentStateChanged, ({ newState }) => {
    if (newState === 'speaking') wishes.speaking()
  })
  return {
    candidateHere: () => {
      figures.candidateHere()
      agenda.candidateIs('here')
      care.candidateHere()
    },
    candidateGone: () => {
      wishes.candidateGone()
      agenda.candidateIs('gone')
      care.candidateGone()
    },
    onBeat: care.onBeat,
    closing,
    start: () =>
      session
        .start({
          agent,
          room: ctx.room,
          record: sound.record,
          inputOptions: {
            closeOnDisconnect: false,
            textInputCallback: takeTypedAnswers({ ...scene, sign: care.sign }),
          },
        })
        .finally(sound.begun),
  }
}

function begunBefore({ said, attempt }: InterviewWorld): 'no' | 'by_another' | 'in_earlier_attempt' {
  if (said.length === 0) return 'no'
  return said.some(({ attemptId }) => attemptId === attempt.id) ? 'by_another' : 'in_earlier_attempt'
}
