import { heardAgain } from '../figures/blows.ts'
import { loseHost } from '../provoke/lose-host.ts'
import type { FaultRow } from '../row.ts'

export const hostLost: FaultRow = {
  row: 10,
  name: 'a host is lost with its worker and every process on it: the lease tells it, and the other worker takes over',
  stage: 'two-workers',
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 1 })
    const { epoch } = await scene.interviewer()
    const struckAt = performance.now()
    const comeBack = await loseHost(stage, scene)
    const againMs = await heardAgain(scene, struckAt)
    await comeBack()
    await scene.hearQuestion(2)
    if ((await scene.interviewer()).epoch !== epoch + 1) throw new Error('not exactly one successor came')
    await scene.wrapUp()
    return { againMs }
  },
}
