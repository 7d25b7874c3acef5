import { Worker } from 'node:worker_threads'
import type { RecogniserAnswer, RecogniserOrder } from './recogniser-worker.ts'

/** The thread died, or gave no answer in time. */
export class LostRecogniser extends Error {}

// Omit on a union would keep only what its members share.
type Unnumbered<T> = T extends unknown ? Omit<T, 'number'> : never

/** One recogniser thread; `ask` rejects with LostRecogniser when it has to be replaced. */
export type RecogniserThread = {
  ask(order: Unnumbered<RecogniserOrder>, limitMs: number): Promise<RecogniserAnswer>
  close(): Promise<void>
}

/** Starts a thread with nothing enrolled. */
export function startRecogniserThread(): RecogniserThread {
  const worker = new Worker(new URL('./recogniser-worker.ts', import.meta.url))
  let number = 0
  let dead = false
  worker.on('error', () => {})
  worker.on('exit', () => (dead = true))

  function ask(order: Unnumbered<RecogniserOrder>, limitMs: number): Promise<RecogniserAnswer> {
    if (dead) return Promise.reject(new LostRecogniser('the recogniser thread is gone'))
    const numbered = { ...order, number: ++number }
    return new Promise((resolve, reject) => {
      const died = () => finish(() => reject(new LostRecogniser('the recogniser thread died')))
      const hung = () => finish(() => reject(new LostRecogniser(`the recogniser was silent for ${limitMs} ms`)))
      const timer = setTimeout(hung, limitMs)
      function finish(settle: () => void): void {
        clearTimeout(timer)
        worker.off('message', listen)
        worker.off('exit', died)
        settle()
      }
      function listen(answer: RecogniserAnswer): void {
        if (answer.number !== numbered.number) return
        finish(() => (answer.kind === 'failed' ? reject(new Error(answer.reason)) : resolve(answer)))
      }
      worker.on('message', listen)
      worker.on('exit', died)
      worker.postMessage(numbered)
    })
  }

  return { ask, close: async () => void (await worker.terminate()) }
}
