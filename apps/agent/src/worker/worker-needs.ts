import type { Db } from '@candor/drizzle'
import { readInstallation } from '@candor/store'
import type { Need } from './serve-health.ts'

type Scene = {
  readonly db: Db
  readonly host: string
  readonly port: number
  readonly capacity: number
  readonly running: () => number
  readonly draining: () => boolean
}

/** What must be so before an interview may begin in this worker. */
export function workerNeeds({ db, host, port, capacity, running, draining }: Scene): Need[] {
  const here = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return [
    { name: 'database', ok: async () => `installation ${await readInstallation(db)}` },
    {
      name: 'livekit',
      // The SDK's own health says whether LiveKit knows this worker.
      ok: async () => {
        const answer = await fetch(`http://${here}:${port}/`)
        if (!answer.ok) throw new Error(await answer.text())
        return 'registered'
      },
    },
    {
      name: 'a place',
      ok: () => {
        if (draining()) return Promise.reject(new Error('draining: it finishes what it has'))
        const words = `${running()} of ${capacity} taken`
        return running() < capacity ? Promise.resolve(words) : Promise.reject(new Error(words))
      },
    },
  ]
}
