import type { Scene } from '../scene.ts'
import type { FaultStage } from '../stage.ts'
import { waitingProcesses } from '../waiting-processes.ts'

/**
 * Ends whatever runs on the interviewer's "host" at once: its worker and every process that worker started. Nothing of it comes back
 * before `comeBack`, so that only the lease tells the other worker.
 */
export async function loseHost(stage: FaultStage, scene: Scene): Promise<() => Promise<void>> {
  const { pid } = await scene.interviewer()
  const lost = [stage.part('agent'), stage.part('agent-2')].find((worker) =>
    waitingProcesses(worker.pid, []).includes(pid),
  )
  if (!lost) throw new Error('the interviewer belongs to no worker')
  lost.killNow()
  return async () => {
    await lost.stop()
    await lost.start()
  }
}
