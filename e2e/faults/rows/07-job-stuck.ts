import { waitFor } from '../../people/wait-for.ts'
import { isRunning } from '../is-running.ts'
import { loopForEver } from '../provoke/busy-loop.ts'
import type { FaultRow, Playing } from '../row.ts'
import type { FaultStage } from '../stage.ts'

/** An interviewer that hangs is replaced and its process is gone, though it cannot go by itself. */
async function replacesOneThatHangs(stage: FaultStage, hang: (pid: number) => Promise<void>): Promise<Playing> {
  const scene = await stage.interviewUnderWay({ answered: 1 })
  const { pid, epoch } = await scene.interviewer()
  const struckAt = performance.now()
  await hang(pid)
  await scene.heardAfter(struckAt + 300)
  const againMs = (scene.candidate.ear.lastSoundAt() ?? 0) - struckAt
  if ((await scene.interviewer()).epoch !== epoch + 1) throw new Error('not exactly one successor came')
  await waitFor('the process that hung to be gone', 10_000, () => !isRunning(pid))
  const processGoneMs = performance.now() - struckAt
  await scene.hearQuestion(2)
  await scene.wrapUp()
  return { againMs, figures: { processGoneMs } }
}

export const jobFrozen: FaultRow = {
  row: 7,
  name: 'a frozen interviewer is replaced and its process is gone',
  play: (stage) =>
    replacesOneThatHangs(stage, (pid) => {
      process.kill(pid, 'SIGSTOP')
      return Promise.resolve()
    }),
}

export const jobLooping: FaultRow = {
  row: 7,
  name: 'an interviewer in an endless loop is replaced and its process is gone',
  play: (stage) => replacesOneThatHangs(stage, loopForEver),
}
