import { voice } from '@livekit/agents'
import type { Hearing, PatientStt } from '../speech/patient-stt.ts'
import type { FailureStatus } from '../speech/provider-failure.ts'

/** Speech that gave no words. `startedAt` in epoch milliseconds. */
export type Unheard = {
  readonly why: 'failed' | 'empty'
  readonly startedAt: number
  readonly durationMs: number
  readonly status: FailureStatus | null
}

export type UnheardEvent =
  | { readonly kind: 'began' }
  | { readonly kind: 'ended'; readonly hearing: Hearing }
  /** The session's own alarm: speech ended a while ago and no words have come. */
  | {
      readonly kind: 'no_words'
      readonly startedAt: number
      readonly durationMs: number
      readonly stillWorking: boolean
    }

export type Listening = { readonly told: boolean; readonly waiting: Unheard | null }

export const nothingUnheard: Listening = { told: false, waiting: null }

/**
 * Tells each stretch of speech that gave no words once, although two watch it. The session's alarm rings by the clock, also while the
 * recogniser is still trying: it is then kept until the recogniser is done. A failure is told at once and silences the alarm that follows.
 */
export function nextUnheard(before: Listening, event: UnheardEvent): { listening: Listening; unheard: Unheard | null } {
  switch (event.kind) {
    case 'began':
      return { listening: { ...before, told: false }, unheard: null }
    case 'no_words': {
      if (before.told) return { listening: nothingUnheard, unheard: null }
      const { startedAt, durationMs, stillWorking } = event
      const empty: Unheard = { why: 'empty', startedAt, durationMs, status: null }
      return stillWorking
        ? { listening: { told: false, waiting: empty }, unheard: null }
        : { listening: nothingUnheard, unheard: empty }
    }
    case 'ended': {
      const { outcome, startedAt, durationMs, status } = event.hearing
      if (outcome === 'heard') return { listening: nothingUnheard, unheard: null }
      if (outcome === 'empty') return { listening: nothingUnheard, unheard: before.waiting }
      return {
        listening: { told: before.waiting === null, waiting: null },
        unheard: { why: 'failed', startedAt, durationMs, status },
      }
    }
  }
}

type Scene = {
  readonly session: voice.AgentSession
  readonly recogniser: PatientStt
  /** Keeps the place in the transcript; asks to repeat when nobody is speaking. */
  readonly onUnheard: (unheard: Unheard, nobodySpeaks: boolean) => void
}

/** Takes the place of listening to the session's `user_transcription_timeout`. */
export function watchUnheard({ session, recogniser, onUnheard }: Scene): void {
  let listening = nothingUnheard
  const notice = (event: UnheardEvent): void => {
    const next = nextUnheard(listening, event)
    listening = next.listening
    if (next.unheard) onUnheard(next.unheard, session.userState !== 'speaking')
  }
  recogniser.listener = {
    began: () => notice({ kind: 'began' }),
    ended: (hearing) => notice({ kind: 'ended', hearing }),
  }
  session.on(voice.AgentSessionEventTypes.UserTranscriptionTimeout, ({ vadSpeechStartedAt, speechDuration }) =>
    notice({
      kind: 'no_words',
      startedAt: Math.round(vadSpeechStartedAt),
      durationMs: Math.round(speechDuration),
      stillWorking: recogniser.working,
    }),
  )
}
