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
    try {
      await scene.converse(() => performance.now() > until || scene.candidate.phase?.question?.number === 4)
      let oldestMs = 0
      while (performance.now() < until) {
        const held = (await stage.leases()).find(({ attemptId }) => attemptId === scene.attemptId)
        if (!held) throw new Error('the lease is gone')
        if (held.epoch !== epoch) throw new Error('the interviewer was replaced')
        oldestMs = Math.max(oldestMs, Date.now() - held.beatenAt.getTime())
        await delay(500)
      }
      if (door.hung() === 0) throw new Error('nobody asked the API meanwhile, so nothing was shown')
      const leasesLost = Number((await scene.attempt()).epoch !== epoch)
      const { longestWaitMs } = scene.attention
      door.hang(false)
      await scene.wrapUp()
      return { againMs: longestWaitMs, figures: { leasesLost, oldestBeatMs: oldestMs, hung: door.hung() } }
    } finally {
      door.hang(false)
    }
  },
}
