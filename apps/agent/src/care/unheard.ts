import { voice } from '@livekit/agents'
import type { Ears, Hearing } from '../speech/patient-stt.ts'
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

type Place = Pick<Unheard, 'startedAt' | 'durationMs'>

export type Listening = {
  /** The last stretch has been told. */
  readonly told: boolean
  /** The alarm rang while the recogniser was still trying. */
  readonly rang: boolean
  /** The last stretch, when nothing was recognised in it. */
  readonly empty: Place | null
}

export const nothingUnheard: Listening = { told: false, rang: false, empty: null }

/**
 * Tells each stretch of speech that gave no words once, although two watch it. The session's alarm rings by the clock, also while the
 * recogniser is still trying: it then waits until the recogniser is done. A failure is told at once and silences the alarm that follows.
 * The alarm's own place covers all stretches since the last words, so the recogniser's is preferred.
 */
export function nextUnheard(before: Listening, event: UnheardEvent): { listening: Listening; unheard: Unheard | null } {
  const tell = (why: Unheard['why'], { startedAt, durationMs }: Place, status: Unheard['status']): Unheard => ({
    why,
    startedAt,
    durationMs,
    status,
  })
  switch (event.kind) {
    case 'began':
      return { listening: { ...before, told: false, empty: null }, unheard: null }
    case 'no_words':
      if (before.told) return { listening: nothingUnheard, unheard: null }
      if (event.stillWorking) return { listening: { ...nothingUnheard, rang: true }, unheard: null }
      return { listening: nothingUnheard, unheard: tell('empty', before.empty ?? event, null) }
    case 'ended': {
      const { outcome, status } = event.hearing
      if (outcome === 'heard') return { listening: nothingUnheard, unheard: null }
      if (outcome === 'failed')
        return { listening: { ...nothingUnheard, told: !before.rang }, unheard: tell('failed', event.hearing, status) }
      if (before.rang) return { listening: nothingUnheard, unheard: tell('empty', event.hearing, null) }
      return { listening: { ...before, empty: event.hearing }, unheard: null }
    }
  }
}

type Scene = {
  readonly session: voice.AgentSession
  readonly recogniser: Ears
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
