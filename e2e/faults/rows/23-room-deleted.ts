import { waitFor } from '../../people/wait-for.ts'
import { isRunning } from '../is-running.ts'
import type { FaultRow } from '../row.ts'

export const roomDeleted: FaultRow = {
  row: 23,
  name: 'the agent ends at once when its room ends, and the talk goes on in the room opened again',
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 1 })
    const { pid } = await scene.interviewer()
    const { roomName } = await scene.attempt()
    const struckAt = performance.now()
    await stage.livekit.rooms.deleteRoom(roomName)
    const heard = scene.heardAfter(struckAt + 300)
    await waitFor('the process of the room to be gone', 10_000, () => !isRunning(pid))
    const jobGoneMs = performance.now() - struckAt
    await heard
    const againMs = (scene.candidate.ear.lastSoundAt() ?? 0) - struckAt
    await scene.converse(() => scene.said.length > 1)
    await scene.wrapUp()
    return { againMs, figures: { jobGoneMs, rejoins: scene.rejoins } }
  },
}
