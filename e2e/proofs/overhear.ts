import { AudioSource, type Room, RoomEvent } from '@livekit/rtc-node'

/** Everything that reached a client, as text. */
export type Overheard = {
  /** All of it, one event per line, and after that every stream as one text. */
  readonly all: () => string
  readonly streamTopics: ReadonlySet<string>
  readonly dataTopics: ReadonlySet<string>
  readonly stop: () => void
}

type Sdk = {
  on: (event: 'ffi_event', hear: (event: { message: { case?: string; value?: unknown } }) => void) => void
  off: Sdk['on']
}

function readable(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : value
}

/**
 * Hears what LiveKit's native client hands to its JavaScript, below every handler: streams of topics that nobody asked for, attributes,
 * metadata and transcriptions included. Data packets are read from the room, which alone knows their bytes. Call before connecting, while
 * this process is in no other room.
 */
export function overhear(room: Room): Overheard {
  const lines: string[] = []
  const streams = new Map<string, string>()
  const streamTopics = new Set<string>()
  const dataTopics = new Set<string>()
  // The pinned SDK makes its one client when it is first needed, and keeps it here.
  void new AudioSource(48_000, 1).close()
  const sdk = (globalThis as Record<string, unknown>)['_ffiClientInstance'] as Sdk | undefined
  if (!sdk) throw new Error('the SDK does not keep its client where it was')

  const hear = ({ message }: { message: { case?: string; value?: unknown } }): void => {
    if (message.case === 'audioStreamEvent' || message.case === 'logs') return
    lines.push(JSON.stringify(message, readable))
    const { message: inner } = (message.value ?? {}) as { message?: { case?: string; value?: Record<string, never> } }
    if (inner?.case === 'streamHeaderReceived') streamTopics.add(String(inner.value?.['header']?.['topic']))
    if (inner?.case !== 'streamChunkReceived') return
    const { streamId, content } = (inner.value?.['chunk'] ?? {}) as { streamId?: string; content?: Uint8Array }
    streams.set(streamId ?? '', (streams.get(streamId ?? '') ?? '') + new TextDecoder().decode(content))
  }
  sdk.on('ffi_event', hear)
  room.on(RoomEvent.DataReceived, (bytes, _participant, _kind, topic) => {
    dataTopics.add(topic ?? '')
    lines.push(new TextDecoder().decode(bytes))
  })
  return {
    all: () => [...lines, ...streams.values()].join('\n'),
    streamTopics,
    dataTopics,
    stop: () => sdk.off('ffi_event', hear),
  }
}
