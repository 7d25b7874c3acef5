// Speech for several listeners at once: a queue in front of a few espeak threads. A job that nobody wants any more
// leaves the queue, or stops in its thread at the next samples.
import { compileEspeak } from './espeak.ts'
import { startSpeechThread, type SpeechJob, type SpeechThread } from './speech-thread.ts'

/** The local voice. `speak` resolves when all samples were handed over; it rejects when stopped, failed or closed. */
export type Voice = { speak(job: SpeechJob): Promise<void>; close(): Promise<void> }

type Waiting = { job: SpeechJob; start: (thread: SpeechThread) => void; refuse: (reason: Error) => void }

/** Compiles espeak-ng and starts `threads` threads that speak. */
export async function startVoice(threads: number): Promise<Voice> {
  const compiled = await compileEspeak()
  const all = Array.from({ length: threads }, () => startSpeechThread(compiled))
  const idle = [...all]
  const queue: Waiting[] = []

  function startNext(): void {
    while (idle.length > 0 && queue.length > 0) queue.shift()!.start(idle.shift()!)
  }

  function waitForThread(job: SpeechJob): Promise<SpeechThread> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { job, start: resolve, refuse: reject }
      queue.push(waiting)
      job.signal?.addEventListener('abort', () => {
        const at = queue.indexOf(waiting)
        if (at >= 0) queue.splice(at, 1)
        reject(new Error('nobody waits for this speech any more'))
      })
      startNext()
    })
  }

  async function speak(job: SpeechJob): Promise<void> {
    job.signal?.throwIfAborted()
    const thread = await waitForThread(job)
    try {
      await thread.speak(job)
    } finally {
      idle.push(thread)
      startNext()
    }
  }

  async function close(): Promise<void> {
    for (const waiting of queue.splice(0)) waiting.refuse(new Error('the voice is closing'))
    await Promise.all(all.map((thread) => thread.close()))
  }

  return { speak, close }
}
