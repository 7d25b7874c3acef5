/** The bytes from `start` to `end`, both included. */
export type ByteRange = { readonly start: number; readonly end: number }

/**
 * Where recording parts are kept for good. A key is relative, made by `partKey`, and holds one part for ever: to put it again is
 * harmless.
 */
export type Storage = {
  /** Keeps a local file under a key; whole or not at all. @throws when it is not kept; `signal` gives up. */
  readonly put: (key: string, path: string, signal: AbortSignal) => Promise<void>
  /** What is kept under a key, as it comes in; null where nothing is. @throws when the storage does not answer. */
  readonly read: (key: string, range: ByteRange, signal: AbortSignal) => Promise<ReadableStream<Uint8Array> | null>
}

export const soundType = 'audio/ogg'
