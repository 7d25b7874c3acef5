import type { Plan } from '@candor/shared'
import type { BeatAnswer } from '@candor/store'
import type { voice } from '@livekit/agents'
import { careSentencesIn } from '../care/sentences.ts'
import { watchUnheard } from '../care/unheard.ts'
import { silentMoment } from '../care/silent-moment.ts'
import { watchSilence } from '../care/watch-silence.ts'
import { watchTime } from '../care/watch-time.ts'
import type { Closing } from '../closing/closing.ts'
import type { JobConfig } from '../env.ts'
import type { SessionRecord } from '../recorder/record-session.ts'
import type { VoiceParts } from '../speech/voice-parts.ts'
import type { Presence } from './presence.ts'
import { sentencesIn } from './sentences.ts'

type Scene = {
  readonly config: JobConfig
  readonly plan: Plan
  /** Of this attempt: the candidate's needs may have made it longer than the plan says. */
  readonly lengthMs: number
  readonly session: voice.AgentSession
  readonly parts: VoiceParts
  readonly closing: Closing
  readonly presence: Presence
  readonly record: SessionRecord
  readonly hearingGivenUp: () => boolean
}

export type Care = {
  readonly candidateHere: () => void
  readonly candidateGone: () => void
  /** The candidate types: not silent. */
  readonly sign: () => void
  readonly onBeat: (answer: BeatAnswer) => void
  readonly wrappingUp: () => boolean
  readonly leftMs: () => number
  /** The candidate asked for a moment by word: for a while nobody wonders at silence. */
  readonly takesAMoment: () => void
  readonly candidateSaid: () => void
  /** Whether silence counts: not while the candidate pauses. */
  readonly silence: { readonly here: () => void; readonly gone: () => void }
}

/** Looks after the candidate: silence, the time that is left, and speech that gave no words. */
export function lookAfter({
  config,
  plan,
  lengthMs,
  session,
  parts,
  closing,
  presence,
  record,
  hearingGivenUp,
}: Scene): Care {
  const words = careSentencesIn[plan.language]
  const say = (text: string): void => {
    if (!closing.ending()) session.say(text)
  }
  const silence = watchSilence({
    session,
    lengths: config.silence,
    ending: closing.ending,
    recognising: () => parts.stt.working,
    act: (act) => {
      if (act === 'end') void closing.end('candidate_silent')
      else say(act === 'ask' ? words.stillThere : words.stillThereAgain)
    },
  })
  const time = watchTime({
    session,
    lengthMs,
    ending: closing.ending,
    candidateIsHere: presence.isHere,
    warn: (remainingMs) => say(words.timeLeft(remainingMs)),
    end: () => void closing.end('time_limit'),
  })
  watchUnheard({
    session,
    recogniser: parts.stt,
    onUnheard: (unheard, nobodySpeaks) => {
      record.keepUnheard(unheard)
      silence.sign()
      if (nobodySpeaks && !hearingGivenUp()) say(sentencesIn[plan.language].notHeard)
    },
  })
  const moment = silentMoment({ silence, isHere: presence.isHere })
  return {
    candidateHere: () => {
      presence.candidateHere()
      // A pause does not outlast the candidate's leaving.
      moment.goOn()
    },
    candidateGone: () => {
      presence.candidateGone()
      silence.gone()
    },
    sign: silence.sign,
    onBeat: time.answered,
    wrappingUp: time.wrappingUp,
    leftMs: time.leftMs,
    takesAMoment: moment.begins,
    candidateSaid: moment.ends,
    silence: { here: moment.goOn, gone: moment.pause },
  }
}
