import { setTimeout as delay } from 'node:timers/promises'
import { waitFor } from '../../people/wait-for.ts'
import { isRunning } from '../is-running.ts'
import { blows, heardAgain } from './blows.ts'
import { type FigureStory, mostOf, p95Of } from './figure.ts'

export const roomDeleted: FigureStory = {
  key: 'room-deleted',
  row: 23,
  name: 'room deleted by hand',
  readings: 20,
  goals: [p95Of('jobGoneMs', 'to the job process gone', 5000)],
  tell: (stage, take) =>
    blows(stage, take, {
      strike: async (scene) => {
        const { pid } = await scene.interviewer()
        const { roomName } = await scene.attempt()
        const struckAt = performance.now()
        await stage.livekit.rooms.deleteRoom(roomName)
        const heard = heardAgain(scene, struckAt)
        await waitFor('the process of the room to be gone', 20_000, () => !isRunning(pid))
        const jobGoneMs = performance.now() - struckAt
        return { jobGoneMs, againMs: await heard }
      },
    }),
}

const downMs = 3000

export const livekitRestarts: FigureStory = {
  key: 'livekit-restart',
  row: 12,
  name: 'LiveKit down for 3 s, auto_create off, candidate on rtc-node',
  readings: 20,
  goals: [p95Of('againMs', 'to the talk going on', 14_000), mostOf('otherAttempts', 'other attempts opened', 0)],
  tell: (stage, take) =>
    blows(stage, take, {
      strike: async (scene) => {
        const livekit = stage.part('livekit')
        const { attemptId } = scene
        const struckAt = performance.now()
        livekit.kill('SIGKILL')
        await livekit.stop()
        await delay(downMs)
        await livekit.start()
        const againMs = await heardAgain(scene, struckAt)
        return { againMs, otherAttempts: Number(scene.attemptId !== attemptId) }
      },
    }),
}

export const refresh: FigureStory = {
  key: 'refresh',
  row: 2,
  name: 'the page is reloaded at a random moment',
  readings: 20,
  goals: [p95Of('againMs', 'to the conversation going on', 3000)],
  tell: (stage, take) =>
    blows(stage, take, {
      most: 10,
      strike: async (scene) => {
        await delay(stage.random() * 2000)
        await scene.leave()
        const backAt = await scene.comeBack()
        return { againMs: await scene.heardAfterReturn(backAt) }
      },
    }),
}
