import { setTimeout as delay } from 'node:timers/promises'
import type { FaultRow } from '../row.ts'

const times = 5

export const refresh: FaultRow = {
  row: 2,
  name: 'user refreshes: five reloads at random moments, same interviewer, one interruption per leaving',
  smoke: true,
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 1 })
    const { epoch } = await scene.interviewer()
    const againMs: number[] = []
    for (let time = 0; time < times; time += 1) {
      await delay(stage.random() * 3000)
      await scene.leave()
      const backAt = await scene.comeBack()
      againMs.push(await scene.heardAfterReturn(backAt))
    }
    await scene.hearQuestion(2)
    if ((await scene.interviewer()).epoch !== epoch) throw new Error('the interviewer was replaced')
    await scene.wrapUp()
    const events = await stage.events(scene.attemptId)
    const count = (kind: string) =>
      events.slice(0, events.indexOf('closing_begun')).filter((one) => one === kind).length
    if (count('candidate_left') !== times || count('candidate_returned') !== times)
      throw new Error(`${times} leavings were noted as ${events.join(', ')}`)
    return { againMs }
  },
}
