import { type stt, voice } from '@livekit/agents'
import { failureOf, type PartReport } from '../speech/provider-failure.ts'

type Scene = {
  readonly session: voice.AgentSession
  readonly agent: voice.Agent
  readonly report: PartReport
  readonly onTrouble: (error: unknown, what: string) => void
}

const events = voice.AgentSessionEventTypes
const reopenAfterMs = 500

/**
 * Takes the session's own errors, so that our count decides and not the SDK's: an error marked recoverable does not close the session.
 * Without a listener here the SDK's emitter would throw. Our patient parts report for themselves and emit nothing; a model's errors are
 * told by the reply that asked it. A streaming recogniser is dead after its first unrecoverable error: it is opened again in its place.
 */
export function watchProviders({ session, agent, report, onTrouble }: Scene): void {
  let reopening: NodeJS.Timeout | undefined
  let closed = false
  const reopenStt = (dead: stt.STT): void => {
    reopening ??= setTimeout(() => {
      reopening = undefined
      if (closed || report.givenUp('stt')) return
      agent.updateOptions({ stt: dead }).catch((error: unknown) => onTrouble(error, 'the recogniser was not reopened'))
    }, reopenAfterMs)
  }
  session.on(events.Error, ({ error }) => {
    if (error.type !== 'stt_error' && error.type !== 'tts_error' && error.type !== 'llm_error') return
    if (error.recoverable) return
    error.recoverable = true
    if (error.type === 'llm_error') return
    report.failed(failureOf(error.type === 'tts_error' ? 'tts' : 'stt', error.error))
    if (error.type === 'stt_error' && session.stt) reopenStt(session.stt)
  })
  session.on(events.MetricsCollected, ({ metrics }) => {
    if (metrics.type === 'tts_metrics' && metrics.ttfbMs >= 0)
      report.worked('tts', metrics.timestamp - metrics.durationMs)
  })
  session.on(events.UserInputTranscribed, ({ isFinal, transcript }) => {
    if (isFinal && transcript.trim()) report.worked('stt', Date.now())
  })
  session.on(events.Close, () => {
    closed = true
    clearTimeout(reopening)
  })
}
