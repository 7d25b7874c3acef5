import { setTimeout as delay } from 'node:timers/promises'
import type { FaultRow } from '../row.ts'

export const noWorker: FaultRow = {
  row: 11,
  name: 'the interviewer comes once there is a worker, though the room was there before',
  play: async (stage) => {
    const worker = stage.part('agent')
    await worker.stop()
    const scene = await stage.invited()
    await scene.enter()
    await delay(5000)
    await worker.start()
    const readyAt = performance.now()
    const againMs = await scene.heardAfter(readyAt)
    await scene.hearQuestion(1)
    await scene.wrapUp()
    return { againMs }
  },
}
