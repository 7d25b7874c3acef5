import { beatEveryMs, seconds } from '@candor/shared'
import type { WordFromJob } from '../job-words.ts'

/** The SDK ends a job 15 s after its worker's last ping; one that still holds a conversation answers in the worker's place. */
const ownPingEveryMs = seconds(5)

function say(word: WordFromJob): void {
  if (process.connected) process.send?.(word)
}

export type Ticking = {
  /** Resolves when the worker dies: the conversation goes on without it. */
  readonly alone: Promise<void>
  /** Nothing is held any more. */
  readonly left: () => void
}

/**
 * Tells the worker once a second that this process is alive and whose attempt it holds or will claim, until `left` is said: a process
 * that ends before that is seen to be lost. When the worker dies the SDK is kept from ending the process.
 */
export function keepTicking({ attemptId, epoch }: { attemptId: string; epoch: number }): Ticking {
  const tick = (): void => {
    const { user, system } = process.cpuUsage()
    const cpuMs = Math.round((user + system) / 1000)
    say({ candor: 'tick', attemptId, epoch, memoryBytes: process.memoryUsage.rss(), cpuMs })
  }
  tick()
  const ticking = setInterval(tick, beatEveryMs)
  let pinging: NodeJS.Timeout | undefined
  const alone = Promise.withResolvers<void>()
  const goOnAlone = (): void => {
    pinging = setInterval(
      () => process.emit('message', { case: 'pingRequest', value: { timestamp: Date.now() } }, undefined),
      ownPingEveryMs,
    )
    alone.resolve()
  }
  process.once('disconnect', goOnAlone)
  return {
    alone: alone.promise,
    left: () => {
      clearInterval(ticking)
      clearInterval(pinging)
      process.off('disconnect', goOnAlone)
      say({ candor: 'left' })
    },
  }
}
