// One espeak thread seen from outside: one utterance at a time, a limit on each, and a fresh thread when the old one
// has grown (its memory only plateaus after hundreds of calls), hung or died.
import { Worker } from 'node:worker_threads'
import type { Utterance } from './espeak.ts'
import type { SpeechAnswer, SpeechOrder, SpeechThreadData } from './speech-worker.ts'

const CALLS_PER_THREAD = 1_000
// A small heap makes the collector look after the 32 MB that each call leaves behind: 300 MB in all instead of 560.
const resourceLimits = { maxOldGenerationSizeMb: 128 }
const UTTERANCE_LIMIT_MS = 15_000

/** One utterance to speak at `rate` Hz; `signal` stops it. */
export type SpeechJob = {
  utterance: Utterance
  rate: number
  onSamples: (samples: Int16Array) => void
  signal?: AbortSignal | undefined
}

/** A thread that speaks one job at a time. `speak` rejects when stopped by its signal, when espeak fails or hangs. */
export type SpeechThread = { speak(job: SpeechJob): Promise<void>; close(): Promise<void> }

/** Starts an espeak thread from the compiled module. */
export function startSpeechThread(compiled: WebAssembly.Module): SpeechThread {
  const stopped = new Int32Array(new SharedArrayBuffer(4))
  let number = 0
  let worker = fork()
  let closed = false

  function fork(): Worker {
    const workerData: SpeechThreadData = { compiled, stopped }
    const fresh = new Worker(new URL('./speech-worker.ts', import.meta.url), { workerData, resourceLimits })
    // Without a listener a failing thread between two jobs would end the process.
    fresh.on('error', () => {})
    return fresh
  }

  async function replace(): Promise<void> {
    if (closed) return
    const old = worker
    worker = fork()
    await old.terminate()
  }

  async function speak(job: SpeechJob): Promise<void> {
    job.signal?.throwIfAborted()
    const mine = ++number
    const stop = () => Atomics.store(stopped, 0, mine)
    job.signal?.addEventListener('abort', stop, { once: true })
    try {
      await carryOut(worker, { number: mine, utterance: job.utterance, rate: job.rate }, job.onSamples)
      job.signal?.throwIfAborted()
    } catch (error) {
      if (error instanceof LostThread) void replace()
      throw error
    } finally {
      job.signal?.removeEventListener('abort', stop)
      if (mine % CALLS_PER_THREAD === 0) void replace()
    }
  }

  async function close(): Promise<void> {
    closed = true
    await worker.terminate()
  }

  return { speak, close }
}

class LostThread extends Error {}

function carryOut(worker: Worker, order: SpeechOrder, onSamples: SpeechJob['onSamples']): Promise<void> {
  return new Promise((resolve, reject) => {
    const hung = () => finish(new LostThread(`no end of speech within ${UTTERANCE_LIMIT_MS} ms`))
    const died = () => finish(new LostThread('the speech thread died'))
    const timer = setTimeout(hung, UTTERANCE_LIMIT_MS)
    function finish(error?: Error): void {
      clearTimeout(timer)
      worker.off('message', listen)
      worker.off('exit', died)
      if (error) reject(error)
      else resolve()
    }
    function listen(answer: SpeechAnswer): void {
      if (answer.number !== order.number) return
      if (answer.kind === 'samples') onSamples(answer.samples)
      else if (answer.kind === 'failed') finish(new Error(answer.reason))
      else finish()
    }
    worker.on('message', listen)
    worker.on('exit', died)
    worker.postMessage(order)
  })
}
