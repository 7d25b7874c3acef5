import { setTimeout as delay } from 'node:timers/promises'
import type { FaultRow } from '../row.ts'

const downMs = 3000

export const livekitRestarts: FaultRow = {
  row: 12,
  name: 'LiveKit dies and forgets every room: it is opened again, and the talk goes on with nothing lost',
  limitMs: 180_000,
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 1 })
    const livekit = stage.part('livekit')
    const { attemptId } = scene
    const struckAt = performance.now()
    livekit.kill('SIGKILL')
    await livekit.stop()
    await delay(downMs)
    await livekit.start()
    const upAt = performance.now()
    await scene.heardAfter(struckAt + 300, 60_000)
    const againMs = (scene.candidate.ear.lastSoundAt() ?? 0) - struckAt
    if (scene.attemptId !== attemptId) throw new Error('another attempt was opened')
    await scene.converse(() => scene.said.length > 1)
    const { epoch } = await scene.interviewer()
    await scene.wrapUp()
    return { againMs, figures: { afterItsReturnMs: againMs - (upAt - struckAt), epoch, rejoins: scene.rejoins } }
  },
}
