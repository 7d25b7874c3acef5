import type { FaultRow } from '../row.ts'

export const jobKilled: FaultRow = {
  row: 6,
  name: 'the interviewer comes back after its process is killed, and asks the same question',
  smoke: true,
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 1 })
    const { pid, epoch } = await scene.interviewer()
    const struckAt = performance.now()
    process.kill(pid, 'SIGKILL')
    // What was sent before the fault is still being played for a moment.
    await scene.heardAfter(struckAt + 300)
    const againMs = (scene.candidate.ear.lastSoundAt() ?? 0) - struckAt
    await scene.hearQuestion(2)
    if ((await scene.interviewer()).epoch !== epoch + 1) throw new Error('one interviewer was lost, and not one came')
    await scene.finish()
    return { againMs }
  },
}
