import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ReadableStream } from 'node:stream/web'
import { seconds } from '@candor/shared'
import type { AudioFrame } from '@livekit/rtc-node'
import { fetchSpeech } from '../speech/fetch-speech.ts'
import { cutFrames } from '../speech/pcm-frames.ts'
import type { SpeechSettings } from '../speech/speech-settings.ts'

/**
 * Sentences that can be said when the voice is away: spoken once by the configured voice while it was there, kept as files of 24 kHz 16-bit
 * mono samples, and used by every job that may read the folder. Who never reached the voice has none and stays silent.
 */
export type Prepared = { readonly dir: string; readonly settings: SpeechSettings }

const limits = { firstSoundMs: seconds(10), nextSoundMs: seconds(10) }
const again = { firstMs: seconds(2), mostMs: seconds(60) }

// The key says who may ask and not how it sounds.
function fileOf({ dir, settings: { baseUrl, model, voice } }: Prepared, text: string): string {
  const name = createHash('sha256')
    .update(JSON.stringify([1, baseUrl, model, voice, text]))
    .digest('hex')
    .slice(0, 32)
  return join(dir, `${name}.pcm`)
}

/** The sound of a sentence, for `session.say(text, { audio })`, or undefined when it was never made. Reads the file at once. */
export function preparedAudio(prepared: Prepared, text: string): ReadableStream<AudioFrame> | undefined {
  let samples: Uint8Array
  try {
    samples = readFileSync(fileOf(prepared, text))
  } catch {
    return undefined
  }
  const cutter = cutFrames()
  return samples.length > 0 ? ReadableStream.from([...cutter.push(samples), ...cutter.flush()]) : undefined
}

/** Makes what is missing. Returns the sentences that could not be made, with the error of the first. */
export async function prepareAudio(
  prepared: Prepared,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly missing: readonly string[]; readonly error: unknown }> {
  const missing: string[] = []
  let first: unknown = null
  await mkdir(prepared.dir, { recursive: true })
  for (const text of texts) {
    try {
      await makeOne(prepared, text, signal)
    } catch (error) {
      missing.push(text)
      first ??= error
    }
  }
  return { missing, error: first }
}

async function makeOne(prepared: Prepared, text: string, signal: AbortSignal): Promise<void> {
  const file = fileOf(prepared, text)
  const there = await access(file).then(
    () => true,
    () => false,
  )
  if (there) return
  const pieces: Uint8Array[] = []
  for await (const piece of fetchSpeech(prepared.settings, text, limits, signal)) pieces.push(piece)
  // Whole or not at all, also when several workers of one host make it at the same time.
  const half = `${file}.${randomUUID()}`
  try {
    await writeFile(half, Buffer.concat(pieces))
    await rename(half, file)
  } finally {
    await rm(half, { force: true })
  }
}

type Preparing = {
  readonly sets: readonly { readonly prepared: Prepared; readonly texts: readonly string[] }[]
  readonly onMissing: (count: number, error: unknown) => void
}

/** Prepares beside the worker and tries again, ever more rarely, until everything is there. */
export function keepPreparing({ sets, onMissing }: Preparing): {
  readonly stop: () => void
  readonly done: Promise<void>
} {
  const stop = new AbortController()
  const done = Promise.withResolvers<void>()
  let timer: NodeJS.Timeout | undefined
  let waitMs = again.firstMs
  const once = async (): Promise<void> => {
    const results = await Promise.all(
      sets.map(({ prepared, texts }) =>
        prepareAudio(prepared, texts, stop.signal).catch((error: unknown) => ({ missing: texts, error })),
      ),
    )
    const missing = results.flatMap((result) => result.missing)
    if (missing.length === 0 || stop.signal.aborted) return done.resolve()
    onMissing(missing.length, results.find(({ error }) => error)?.error)
    timer = setTimeout(() => void once(), waitMs)
    waitMs = Math.min(waitMs * 2, again.mostMs)
  }
  void once()
  return {
    done: done.promise,
    stop: () => {
      stop.abort()
      clearTimeout(timer)
      done.resolve()
    },
  }
}
