import type { Scene } from '../scene.ts'
import type { FaultStage } from '../stage.ts'

/** SIGKILLs the worker and talks on until another interviewer has taken over and asked on; the longest silence meanwhile, milliseconds. */
export async function killWorker(stage: FaultStage, scene: Scene): Promise<number> {
  const { epoch } = await scene.interviewer()
  scene.attention.anew()
  stage.part('agent').kill('SIGKILL')
  let handedOver = false
  const successor = scene.successorOf(epoch).finally(() => {
    handedOver = true
  })
  await scene.converse(() => handedOver)
  await successor
  await scene.hearQuestion(scene.candidate.phase?.question?.number ?? 0)
  return scene.attention.longestWaitMs
}
