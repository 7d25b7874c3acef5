import { setTimeout as delay } from 'node:timers/promises'
import type { FaultRow } from '../row.ts'

const awayMs = 20_000

export const webAway: FaultRow = {
  row: 14,
  name: 'nothing is noticed in the interview while the web app is away',
  figures: 3,
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 0 })
    scene.attention.anew()
    const web = stage.part('web')
    web.kill('SIGKILL')
    await web.stop()
    const backAt = performance.now() + awayMs
    await scene.converse(() => performance.now() > backAt || scene.candidate.phase?.question?.number === 4)
    const { longestWaitMs } = scene.attention
    await delay(Math.max(0, backAt - performance.now()))
    await web.start()
    await scene.finish()
    return { againMs: longestWaitMs }
  },
}
