import { waitFor } from '../../people/wait-for.ts'
import type { FaultRow } from '../row.ts'

export const workerDrains: FaultRow = {
  row: 8,
  name: 'a worker that is told to go lets its interview finish, goes, and the next one takes the next interview',
  limitMs: 180_000,
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 1 })
    const { epoch } = await scene.interviewer()
    const worker = stage.part('agent')
    const { pid } = worker
    worker.kill('SIGTERM')
    const { endReason, epoch: last } = await scene.finish()
    if (endReason !== 'completed' || last !== epoch)
      throw new Error(`it ended as ${endReason} with interviewer ${last}`)
    const endedAt = performance.now()
    await waitFor('another worker', 30_000, () => worker.pid !== undefined && worker.pid !== pid)
    const goneMs = performance.now() - endedAt
    await worker.ready()
    const next = await stage.interviewUnderWay({ answered: 0 })
    await next.pressLeave()
    return { againMs: null, figures: { goneMs } }
  },
}
