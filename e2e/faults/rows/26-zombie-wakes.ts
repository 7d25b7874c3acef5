import { setTimeout as delay } from 'node:timers/promises'
import { waitFor } from '../../people/wait-for.ts'
import type { FaultRow } from '../row.ts'

const frozenMs = 8000

export const zombieWakes: FaultRow = {
  row: 26,
  name: 'an interviewer that wakes after it was replaced says nothing more and is sent out',
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 1 })
    const { pid, epoch } = await scene.interviewer()
    const { roomName } = await scene.attempt()
    const struckAt = performance.now()
    // Without its worker nobody kills it: it does wake.
    stage.part('agent').kill('SIGKILL')
    process.kill(pid, 'SIGSTOP')
    await scene.heardAfter(struckAt + 300)
    const againMs = (scene.candidate.ear.lastSoundAt() ?? 0) - struckAt
    await delay(Math.max(0, struckAt + frozenMs - performance.now()))
    try {
      process.kill(pid, 'SIGCONT')
    } catch {
      // The worker that came after it has found and killed it.
    }
    const wokeAt = performance.now()
    const old = `-e${epoch}`
    await waitFor('the old interviewer to be out of the room', 10_000, async () =>
      (await stage.peopleIn(roomName)).every((identity) => !identity.endsWith(old)),
    )
    const outMs = performance.now() - wokeAt
    await scene.wrapUp()
    const seam = (await scene.items()).findIndex((item) => item.epoch > epoch)
    if ((await scene.items()).slice(seam).some((item) => item.epoch === epoch))
      throw new Error('both interviewers spoke')
    return { againMs, figures: { outMs } }
  },
}
