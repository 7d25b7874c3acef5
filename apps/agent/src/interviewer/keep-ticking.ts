import { beatEveryMs, seconds } from '@candor/shared'
import type { WordFromJob } from '../job-words.ts'

/** The SDK ends a job 15 s after its worker's last ping; one that still holds a conversation answers in the worker's place. */
const ownPingEveryMs = seconds(5)

function say(word: WordFromJob): void {
  if (process.connected) process.send?.(word)
}

/**
 * Tells the worker once a second that this process is alive, until `left` is said. When the worker dies the conversation goes on:
 * `onAlone` is called once, to ask for a successor, and the SDK is kept from ending the process meanwhile.
 */
export function keepTicking(job: { attemptId: string; epoch: number }, onAlone: () => void): { left: () => void } {
  const tick = (): void => say({ candor: 'tick', ...job })
  tick()
  const ticking = setInterval(tick, beatEveryMs)
  let pinging: NodeJS.Timeout | undefined
  process.once('disconnect', () => {
    pinging = setInterval(
      () => process.emit('message', { case: 'pingRequest', value: { timestamp: Date.now() } }, undefined),
      ownPingEveryMs,
    )
    onAlone()
  })
  return {
    left: () => {
      clearInterval(ticking)
      clearInterval(pinging)
      say({ candor: 'left' })
    },
  }
}
