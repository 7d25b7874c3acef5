import type { Accommodations } from '@candor/shared'
import { voice } from '@livekit/agents'
import type { JobConfig } from '../env.ts'
import { closeSessionHost } from '../speech/close-session-host.ts'
import { sessionPatience } from '../speech/patience.ts'
import type { VoiceParts } from '../speech/voice-parts.ts'

const transcriptionTimeoutMs = 1500
/** So much more silence ends an answer of somebody who asked for longer pauses. */
const longerPauseMs = 1500

/** The SDK's session for one interview, with every default that would cost words or tell secrets set otherwise. */
export function openSession(
  { voice: { turnSilenceMs } }: JobConfig,
  { stt, llm, tts }: VoiceParts,
  { longerPauses }: Pick<Accommodations, 'longerPauses'>,
): voice.AgentSession {
  const session = new voice.AgentSession({
    stt,
    llm,
    tts,
    ...sessionPatience,
    turnHandling: {
      turnDetection: 'vad',
      endpointing: { minDelay: turnSilenceMs + (longerPauses ? longerPauseMs : 0) },
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
