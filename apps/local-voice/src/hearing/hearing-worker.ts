// The thread that recognises with sherpa-onnx: a second of arithmetic must not delay anybody's speech, and an engine that meets a file
// it does not like leaves by exit, which ends only this thread.
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { createOnlineRecognizer } from 'sherpa-onnx'
import { type Model, rateOf } from './model-folder.ts'

/** The samples are at the model's own rate. */
export type HearingOrder = { readonly number: number; readonly samples: Float32Array }
export type HearingWord =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'partial'; readonly number: number; readonly text: string }
  | { readonly kind: 'final'; readonly number: number; readonly text: string }

/** Recognised at a time: partial words come this often. */
const pieceS = 0.3
/** Streaming models hold back what they have not seen the end of. */
const tailS = 0.6

const port = parentPort!
const say = (word: HearingWord): void => port.postMessage(word)

function load({ folder, parts }: Model): ReturnType<typeof createOnlineRecognizer> | undefined {
  const path = (name: string) => join(folder, name)
  const own =
    parts.kind === 'tone'
      ? { toneCtc: { model: path(parts.model) } }
      : {
          transducer: { encoder: path(parts.encoder), decoder: path(parts.decoder), joiner: path(parts.joiner) },
        }
  try {
    const recogniser = createOnlineRecognizer({
      featConfig: { sampleRate: rateOf({ parts }), featureDim: 80 },
      modelConfig: { ...own, tokens: path('tokens.txt'), numThreads: 1, provider: 'cpu', debug: 0 },
    })
    return recogniser.handle === 0 ? undefined : recogniser
  } catch {
    // What is thrown is the address of an exception inside the engine.
    return undefined
  }
}

const model = workerData as Model
const rate = rateOf(model)
const recogniser = load(model)
say({ kind: recogniser ? 'ready' : 'refused' })
if (recogniser)
  port.on('message', ({ number, samples }: HearingOrder) => {
    const stream = recogniser.createStream()
    let told = ''
    const take = (piece: Float32Array): string => {
      stream.acceptWaveform(rate, piece)
      while (recogniser.isReady(stream)) recogniser.decode(stream)
      return recogniser.getResult(stream).text.trim()
    }
    try {
      const step = Math.round(rate * pieceS)
      for (let at = 0; at < samples.length; at += step) {
        const text = take(samples.subarray(at, at + step))
        if (text !== told) say({ kind: 'partial', number, text })
        told = text
      }
      say({ kind: 'final', number, text: take(new Float32Array(Math.round(rate * tailS))) })
    } finally {
      stream.free()
    }
  })
