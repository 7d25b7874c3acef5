import { setTimeout as delay } from 'node:timers/promises'
import type { FaultRow } from '../row.ts'

const awayMs = 60_000

export const webAway: FaultRow = {
  row: 14,
  name: 'nothing is noticed in the interview while the web app is away for 60 s',
  limitMs: 180_000,
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 0 })
    const { epoch } = await scene.interviewer()
    scene.attention.anew()
    const web = stage.part('web')
    web.kill('SIGKILL')
    await web.stop()
    const backAt = performance.now() + awayMs
    // The last question is left open: the end of an interview shows a page.
    await scene.converse(() => performance.now() > backAt || scene.candidate.phase?.question?.number === 4)
    await delay(Math.max(0, backAt - performance.now()))
    const { longestWaitMs } = scene.attention
    if ((await scene.interviewer()).epoch !== epoch) throw new Error('the interviewer was replaced')
    await web.start()
    await scene.wrapUp()
    return { againMs: longestWaitMs, figures: { rejoins: scene.rejoins } }
  },
}
