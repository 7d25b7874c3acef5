import type { Accommodations } from '@candor/shared'
import { voice } from '@livekit/agents'
import type { JobConfig } from '../env.ts'
import { closeSessionHost } from '../speech/close-session-host.ts'
import { sessionPatience } from '../speech/patience.ts'
import { thinkingPauseMs } from '../speech/turn-detector.ts'
import type { VoiceParts } from '../speech/voice-parts.ts'

const transcriptionTimeoutMs = 1500
/** So much more silence ends an answer of somebody who asked for longer pauses. */
const longerPauseMs = 1500

/** The SDK's session for one interview, with every default that would cost words or tell secrets set otherwise. */
export function openSession(
  { voice: { turnSilenceMs } }: JobConfig,
  { stt, llm, tts, turnDetection }: VoiceParts,
  { longerPauses }: Pick<Accommodations, 'longerPauses'>,
): voice.AgentSession {
  const more = longerPauses ? longerPauseMs : 0
  const session = new voice.AgentSession({
    stt,
    llm,
    tts,
    ...sessionPatience,
    turnHandling: {
      turnDetection,
      endpointing: { minDelay: turnSilenceMs + more, maxDelay: Math.max(thinkingPauseMs, turnSilenceMs) + more },
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
