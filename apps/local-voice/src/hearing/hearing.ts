import { Worker } from 'node:worker_threads'
import { resampleAll } from '../audio/resample.ts'
import type { Recording } from '../audio/wav.ts'
import type { HearingOrder, HearingWord } from './hearing-worker.ts'
import { BadModel, type Model, rateOf } from './model-folder.ts'

const loadLimitMs = 60_000
const longestS = 120
/** Slower than the sound itself is too slow for a talk. */
const perSoundMs = 2000
const leastMs = 10_000

/** Recognises anything said in one language. `onPartial` is told words while the rest is still being recognised. */
export type Hearing = {
  readonly language: string
  hear(recording: Recording, onPartial?: (text: string) => void): Promise<string>
  close(): Promise<void>
}

/**
 * Loads a model into a thread of its own.
 * @throws BadModel when the engine does not take the files.
 */
export async function openHearing(model: Model): Promise<Hearing> {
  let worker = await startWorker(model)
  let number = 0
  let before: Promise<unknown> = Promise.resolve()

  async function hearNow({ rate, samples }: Recording, onPartial?: (text: string) => void): Promise<string> {
    const own = resampleAll(samples.slice(0, rate * longestS), rate, rateOf(model))
    const order: HearingOrder = { number: (number += 1), samples: own }
    const limitMs = Math.max(leastMs, (own.length / rateOf(model)) * perSoundMs)
    const text = await ask(worker, order, limitMs, onPartial)
    if (text !== undefined) return asSentence(text)
    await worker.terminate()
    worker = await startWorker(model)
    throw new Error('the recogniser did not answer and was started anew')
  }

  return {
    language: model.language,
    // One utterance at a time: a second one beside it would make both late.
    hear: (recording, onPartial) => {
      const next = before.then(() => hearNow(recording, onPartial))
      before = next.catch(() => {})
      return next
    },
    close: async () => void (await worker.terminate()),
  }
}

function startWorker(model: Model): Promise<Worker> {
  const worker = new Worker(new URL('./hearing-worker.ts', import.meta.url), {
    workerData: model,
    stdout: true,
    stderr: true,
  })
  const refusal = `sherpa-onnx cannot load the files in ${model.folder}: they are no model for streaming recognition, or damaged`
  return new Promise((resolve, reject) => {
    const refuse = (): void => {
      clearTimeout(timer)
      void worker.terminate()
      reject(new BadModel(refusal))
    }
    const timer = setTimeout(refuse, loadLimitMs)
    worker.once('error', refuse)
    worker.once('exit', refuse)
    worker.once('message', ({ kind }: HearingWord) => {
      clearTimeout(timer)
      worker.off('exit', refuse)
      if (kind === 'ready') resolve(worker)
      else refuse()
    })
  })
}

/** The words, or undefined when the thread died or was silent for too long. */
function ask(
  worker: Worker,
  order: HearingOrder,
  limitMs: number,
  onPartial?: (text: string) => void,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const finish = (text?: string): void => {
      clearTimeout(timer)
      worker.off('message', listen)
      worker.off('exit', died)
      resolve(text)
    }
    const died = (): void => finish()
    const timer = setTimeout(died, limitMs)
    const listen = (word: HearingWord): void => {
      if (!('number' in word) || word.number !== order.number) return
      if (word.kind === 'partial') onPartial?.(asSentence(word.text))
      else finish(word.text)
    }
    worker.on('message', listen)
    worker.on('exit', died)
    worker.postMessage(order)
  })
}

/** Models trained on capitals say everything in capitals. */
function asSentence(text: string): string {
  if (text !== text.toUpperCase() || text === text.toLowerCase()) return text
  const small = text.toLowerCase().replace(/\bi\b/g, 'I')
  return small.charAt(0).toUpperCase() + small.slice(1)
}
