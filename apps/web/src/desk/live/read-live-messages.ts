import { Moved, Spoken, Standing } from './live-contract.ts'
import type { LiveMessage } from './live-state.ts'

type Hearer = {
  readonly hear: (message: LiveMessage) => void
  readonly setConnected: (connected: boolean) => void
  readonly signal: AbortSignal
}

/** Hears the server's messages until the signal. After a cut the browser comes back by itself and says with which number it stopped. */
export function readLiveMessages(source: string, { hear, setConnected, signal }: Hearer): void {
  const stream = new EventSource(source)
  signal.addEventListener('abort', () => stream.close(), { once: true })
  const on = (name: string, read: (data: unknown, id: string) => LiveMessage): void =>
    stream.addEventListener(name, (event) => {
      if (event instanceof MessageEvent) hear(read(JSON.parse(String(event.data)), event.lastEventId))
    })
  stream.addEventListener('open', () => setConnected(true))
  stream.addEventListener('error', () => setConnected(false))
  on('standing', (data) => ({ type: 'standing', data: Standing.parse(data) }))
  on('moved', (data, id) => ({ type: 'moved', id, data: Moved.parse(data) }))
  on('spoken', (data) => ({ type: 'spoken', data: Spoken.parse(data) }))
}
