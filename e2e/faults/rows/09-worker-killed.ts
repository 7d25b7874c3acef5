import { waitFor } from '../../people/wait-for.ts'
import { isRunning } from '../is-running.ts'
import { killWorker } from '../provoke/kill-worker.ts'
import { loopForEver } from '../provoke/busy-loop.ts'
import type { FaultRow } from '../row.ts'

export const workerKilled: FaultRow = {
  row: 9,
  name: 'the talk goes on when the worker is killed, and another one takes over',
  smoke: true,
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 1 })
    const longestSilenceMs = await killWorker(stage, scene)
    await scene.wrapUp()
    return { againMs: longestSilenceMs }
  },
}

export const workerAndJobLost: FaultRow = {
  row: 9,
  name: 'a worker is killed while its interviewer is in an endless loop: both are gone, and the talk goes on',
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 1 })
    const { pid, epoch } = await scene.interviewer()
    await loopForEver(pid)
    const struckAt = performance.now()
    stage.part('agent').kill('SIGKILL')
    const since = () => performance.now() - struckAt
    const { roomName } = await scene.attempt()
    const old = `-e${epoch}`
    const [againMs, processGoneMs] = await Promise.all([
      scene.heardAfter(struckAt + 300).then(since),
      waitFor('the looping process to be gone', 30_000, () => !isRunning(pid)).then(since),
    ])
    await waitFor('the old interviewer to be out of the room', 20_000, async () =>
      (await stage.peopleIn(roomName)).every((identity) => !identity.endsWith(old)),
    )
    const participantGoneMs = since()
    await scene.hearQuestion(2)
    await scene.wrapUp()
    return { againMs, figures: { processGoneMs, participantGoneMs } }
  },
}
