import { voice } from '@livekit/agents'
import type { Note, WordFromJob } from '../job-words.ts'
import type { ProviderFailure } from '../speech/provider-failure.ts'

type Place = { readonly attemptId: string; readonly epoch: number }

export type Figures = {
  readonly inRoom: () => void
  readonly failed: (failure: ProviderFailure) => void
  /** The candidate came; the next sound of the interviewer is what it waited for. Only the first time counts. */
  readonly candidateHere: () => void
  /** Listens to what the session measures of itself. */
  readonly follow: (session: voice.AgentSession) => void
}

function toWorker(word: WordFromJob): void {
  if (process.connected) process.send?.(word)
}

const events = voice.AgentSessionEventTypes

/** Tells the worker what this interview takes and how quick it is, as it goes: numbers, never words, so that a killed job leaves them too. */
export function tellFigures({ attemptId, epoch }: Place, say: (word: WordFromJob) => void = toWorker): Figures {
  const note = (one: Note): void => say({ candor: 'noted', attemptId, epoch, note: one })
  let waitedSince: number | null = null
  let heard = false
  return {
    inRoom: () => note({ what: 'in_room' }),
    failed: ({ part, status }) => note({ what: 'failed', part, status: String(status) }),
    candidateHere: () => {
      waitedSince ??= performance.now()
    },
    follow: (session) => {
      session.on(events.AgentStateChanged, ({ newState }) => {
        if (newState !== 'speaking' || heard || waitedSince === null) return
        heard = true
        note({ what: 'first_sound', ms: performance.now() - waitedSince })
      })
      session.on(events.ConversationItemAdded, ({ item }) => {
        if (item.type !== 'message' || item.role !== 'assistant') return
        const { e2eLatency } = item.metrics
        if (e2eLatency !== undefined && e2eLatency > 0) note({ what: 'turn', ms: e2eLatency * 1000 })
      })
      session.on(events.MetricsCollected, ({ metrics }) => {
        const used = noteOf(metrics)
        if (used) note(used)
      })
    },
  }
}

type Metrics = voice.MetricsCollectedEvent['metrics']

/** What a provider was asked to do, where its metrics tell. */
function noteOf(metrics: Metrics): Note | null {
  if (metrics.type === 'llm_metrics')
    return { what: 'tokens', prompt: metrics.promptTokens, completion: metrics.completionTokens }
  if (metrics.type === 'stt_metrics') return { what: 'heard', ms: metrics.audioDurationMs }
  if (metrics.type === 'tts_metrics') return { what: 'spoken', characters: metrics.charactersCount }
  return null
}
