// The thread in which espeak-ng runs. It answers each order with any number of 'samples' and one 'done' or 'failed'.
import { parentPort, workerData } from 'node:worker_threads'
import { joinPcm, toPcm16 } from '../audio/pcm.ts'
import { createResampler } from '../audio/resample.ts'
import { ESPEAK_RATE, speakUtterance, type Utterance } from './espeak.ts'

/** What the thread is given at its start. `stopped[0]` is the number of the order that nobody wants any more. */
export type SpeechThreadData = { compiled: WebAssembly.Module; stopped: Int32Array }
export type SpeechOrder = { number: number; utterance: Utterance; rate: number }
export type SpeechAnswer =
  | { kind: 'samples'; number: number; samples: Int16Array<ArrayBuffer> }
  | { kind: 'done' | 'stopped'; number: number }
  | { kind: 'failed'; number: number; reason: string }

// The first samples leave at once, the rest in pieces of this many: fewer posts, the same first sound.
const PIECE_SAMPLES = 4_800

class Stopped extends Error {}

const { compiled, stopped } = workerData as SpeechThreadData
const port = parentPort!
port.on('message', (order: SpeechOrder) => void carryOut(order))

async function carryOut({ number, utterance, rate }: SpeechOrder): Promise<void> {
  try {
    await speakInPieces(utterance, rate, {
      wanted: () => Atomics.load(stopped, 0) !== number,
      take: (samples) => answer({ kind: 'samples', number, samples }, [samples.buffer]),
    })
    answer({ kind: 'done', number })
  } catch (error) {
    if (error instanceof Stopped) answer({ kind: 'stopped', number })
    else answer({ kind: 'failed', number, reason: error instanceof Error ? error.message : String(error) })
  }
}

type Listener = { wanted: () => boolean; take: (samples: Int16Array<ArrayBuffer>) => void }

async function speakInPieces(utterance: Utterance, rate: number, { wanted, take }: Listener): Promise<void> {
  const resampler = createResampler(ESPEAK_RATE, rate)
  let waiting: Int16Array[] = []
  let length = 0
  let pieceSamples = 1
  const post = (samples: Int16Array, least: number) => {
    waiting.push(samples)
    length += samples.length
    if (length < least) return
    take(joinPcm(waiting) as Int16Array<ArrayBuffer>)
    waiting = []
    length = 0
    pieceSamples = PIECE_SAMPLES
  }
  await speakUtterance(compiled, utterance, (samples) => {
    if (!wanted()) throw new Stopped()
    post(toPcm16(resampler.push(samples)), pieceSamples)
  })
  post(toPcm16(resampler.end()), 1)
}

function answer(message: SpeechAnswer, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer)
}
