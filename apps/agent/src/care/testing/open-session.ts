import { type stt, voice } from '@livekit/agents'
import { sessionPatience } from '../../speech/patience.ts'
import type { ProviderFailure } from '../../speech/provider-failure.ts'
import { briefly } from '../../speech/testing/report.ts'
import { voiceAt } from '../../speech/testing/voice-at.ts'
import { voiceParts } from '../../speech/voice-parts.ts'
import { carefulAgent } from '../careful-agent.ts'
import { countProviderErrors } from '../provider-errors.ts'
import { watchProviders } from '../watch-providers.ts'

type Options = { readonly recogniser?: stt.STT; readonly speaker?: voice.AudioOutput }

/** A session without a room: the real SDK and its plugins, with the provider at `baseUrl`. */
export async function openSession(baseUrl: string, { recogniser, speaker }: Options = {}) {
  const failures: ProviderFailure[] = []
  const givenUp: ProviderFailure[] = []
  const closes: string[] = []
  const report = countProviderErrors({
    onFailed: (failure) => void failures.push(failure),
    onGivenUp: (failure) => void givenUp.push(failure),
  })
  const { models, ...parts } = voiceParts(voiceAt(baseUrl), 'en', {
    report,
    limits: briefly,
  })
  const session = new voice.AgentSession({
    ...parts,
    ...(recogniser ? { stt: recogniser } : {}),
    ...sessionPatience,
    turnHandling: { turnDetection: 'vad' },
    userAwayTimeout: null,
  })
  if (speaker) session.output.audio = speaker
  const agent = carefulAgent(
    { instructions: 'Interview.' },
    { models, report, limits: briefly, summary: () => '', pace: () => ({ note: null }) },
  )
  session.on(voice.AgentSessionEventTypes.Close, ({ reason }) => void closes.push(reason))
  watchProviders({ session, agent, report, onTrouble: () => {} })
  await session.start({ agent, record: false })
  return { session, report, failures, givenUp, closes, close: () => session.close() }
}
