import type { PassThrough } from 'node:stream'
import { seconds } from '@candor/shared'

/** The SDK's recorder, as far as it has to be minded; all of it is private there. */
type Recorder = { readonly pcmStream?: PassThrough; readonly started: boolean }

const everyMs = seconds(5)
/** Four minutes of sound; the longest sentence is a fraction of it. */
const usualLimitBytes = 48_000_000

/**
 * Gives the recording up when its encoder takes nothing any more, as on a full disk: the SDK would keep the rest of the interview in
 * memory, 12 MB a minute, and wait for the encoder when the session closes.
 */
export function mindBacklog(
  recorder: object,
  onGivenUp: (waitingBytes: number) => void,
  { limitBytes = usualLimitBytes, lookEveryMs = everyMs } = {},
): { stop: () => void } {
  const looking = setInterval(() => {
    const { pcmStream } = recorder as Recorder
    const waiting = (pcmStream?.writableLength ?? 0) + (pcmStream?.readableLength ?? 0)
    if (!pcmStream || waiting <= limitBytes) return
    clearInterval(looking)
    Object.assign(recorder, { started: false } satisfies Partial<Recorder>)
    pcmStream.destroy()
    onGivenUp(waiting)
  }, lookEveryMs)
  looking.unref()
  return { stop: () => clearInterval(looking) }
}
