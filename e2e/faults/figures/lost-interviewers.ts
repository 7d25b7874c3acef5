import { waitFor } from '../../people/wait-for.ts'
import { isRunning } from '../is-running.ts'
import { killWorker } from '../provoke/kill-worker.ts'
import { loopForEver } from '../provoke/busy-loop.ts'
import { loseHost } from '../provoke/lose-host.ts'
import { waitingProcesses } from '../waiting-processes.ts'
import { blows, heardAgain } from './blows.ts'
import { type FigureStory, p95Of } from './figure.ts'

const again = (atMost: number) => p95Of('againMs', 'to the interviewer speaking again', atMost)

export const jobKilled: FigureStory = {
  key: 'job-killed',
  row: 6,
  name: 'job SIGKILL, a warm process waits',
  readings: 20,
  goals: [again(2500)],
  tell: (stage, take) =>
    blows(stage, take, {
      strike: async (scene) => {
        const { pid } = await scene.interviewer()
        const struckAt = performance.now()
        process.kill(pid, 'SIGKILL')
        return { againMs: await heardAgain(scene, struckAt) }
      },
    }),
}

export const jobKilledCold: FigureStory = {
  key: 'job-killed-cold',
  row: 6,
  name: 'job SIGKILL, and every warm process with it',
  readings: 20,
  goals: [again(6000)],
  tell: (stage, take) =>
    blows(stage, take, {
      strike: async (scene) => {
        const { pid } = await scene.interviewer()
        const waiting = waitingProcesses(stage.part('agent').pid, [pid])
        const struckAt = performance.now()
        for (const one of [...waiting, pid]) process.kill(one, 'SIGKILL')
        return { againMs: await heardAgain(scene, struckAt) }
      },
    }),
}

export const jobFrozen: FigureStory = {
  key: 'job-frozen',
  row: 7,
  name: 'job SIGSTOP',
  readings: 20,
  goals: [again(7000)],
  tell: (stage, take) =>
    blows(stage, take, {
      strike: async (scene) => {
        const { pid } = await scene.interviewer()
        const struckAt = performance.now()
        process.kill(pid, 'SIGSTOP')
        const againMs = await heardAgain(scene, struckAt)
        await waitFor('the frozen process to be gone', 10_000, () => !isRunning(pid))
        return { againMs, processGoneMs: performance.now() - struckAt }
      },
    }),
}

export const hostLost: FigureStory = {
  key: 'host-lost',
  row: 10,
  name: 'a worker and all its processes gone at once, another worker there: found by the lease',
  stage: 'two-workers',
  readings: 20,
  goals: [again(7000)],
  tell: (stage, take) =>
    blows(stage, take, {
      strike: async (scene) => {
        const struckAt = performance.now()
        const comeBack = await loseHost(stage, scene)
        const againMs = await heardAgain(scene, struckAt)
        await comeBack()
        return { againMs }
      },
    }),
}

export const workerKilled: FigureStory = {
  key: 'worker-killed',
  row: 9,
  name: 'worker SIGKILL, the interviewer talks on until another one takes over',
  readings: 20,
  goals: [p95Of('longestSilenceMs', 'longest silence', 3000)],
  tell: (stage, take) =>
    blows(stage, take, {
      // One that hands over is not lost; the questions are what an interview runs out of.
      most: 7,
      strike: async (scene) => ({ longestSilenceMs: await killWorker(stage, scene) }),
    }),
}

export const workerKilledLooping: FigureStory = {
  key: 'worker-killed-looping',
  row: 9,
  name: 'worker SIGKILL while its job is in a busy loop',
  readings: 20,
  goals: [p95Of('goneMs', 'to process and participant gone', 12_000), again(12_000)],
  tell: (stage, take) =>
    blows(stage, take, {
      strike: async (scene) => {
        const { pid, epoch } = await scene.interviewer()
        const { roomName } = await scene.attempt()
        await loopForEver(pid)
        const struckAt = performance.now()
        stage.part('agent').kill('SIGKILL')
        const heard = heardAgain(scene, struckAt)
        await waitFor('the looping process to be gone', 30_000, () => !isRunning(pid))
        await waitFor('the old interviewer to be out of the room', 30_000, async () =>
          (await stage.peopleIn(roomName)).every((identity) => !identity.endsWith(`-e${epoch}`)),
        )
        const goneMs = performance.now() - struckAt
        return { goneMs, againMs: await heard }
      },
    }),
}
