import { setTimeout as delay } from 'node:timers/promises'
import type { FaultRow } from '../row.ts'

const hangMs = 30_000

export const apiHangs: FaultRow = {
  row: 23,
  name: 'LiveKit’s API hangs for 30 s: no lease is lost, the talk goes on, and what was owed is done afterwards',
  stage: 'relayed',
  limitMs: 150_000,
  play: async (stage) => {
    const { door } = stage.between
    const scene = await stage.interviewUnderWay({ answered: 0 })
    const { epoch } = await scene.interviewer()
    scene.attention.anew()
    door.hang(true)
    const until = performance.now() + hangMs
    let oldestBeatMs = 0
    let looking: Promise<void> | null = null
    const look = async (): Promise<void> => {
      while (performance.now() < until) {
        const held = (await stage.leases()).find(({ attemptId }) => attemptId === scene.attemptId)
        if (held) oldestBeatMs = Math.max(oldestBeatMs, Date.now() - held.beatenAt.getTime())
        await delay(500)
      }
    }
    try {
      looking = look()
      await scene.converse(() => performance.now() > until || scene.candidate.phase?.question?.number === 4)
      await looking
      if (door.hung() === 0) throw new Error('nobody asked the API meanwhile, so nothing was shown')
      const leasesLost = (await scene.attempt()).epoch - epoch
      if (leasesLost > 0) throw new Error('the interviewer was replaced')
      const { longestWaitMs } = scene.attention
      door.hang(false)
      await scene.wrapUp()
      return { againMs: longestWaitMs, figures: { leasesLost, oldestBeatMs, hung: door.hung() } }
    } finally {
      await looking?.catch(() => {})
      door.hang(false)
    }
  },
}
