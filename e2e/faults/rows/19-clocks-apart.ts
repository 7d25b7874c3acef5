import { clockShiftMs } from '../stage-kinds.ts'
import type { FaultRow } from '../row.ts'

export const clocksApart: FaultRow = {
  row: 19,
  name: 'clocks of worker and web app that are 90 s apart change nothing: same questions, a takeover, one end',
  stage: 'clocks-apart',
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 1 })
    const said = (await scene.items()).at(-1)?.saidAt ?? 0
    const shiftedMs = said - Date.now()
    if (shiftedMs < clockShiftMs / 2)
      throw new Error(`the interviewer's clock is not wrong: ${Math.round(shiftedMs)} ms`)
    const { pid, epoch } = await scene.interviewer()
    const struckAt = performance.now()
    process.kill(pid, 'SIGKILL')
    await scene.heardAfter(struckAt + 300)
    const againMs = (scene.candidate.ear.lastSoundAt() ?? 0) - struckAt
    await scene.hearQuestion(2)
    if ((await scene.interviewer()).epoch !== epoch + 1) throw new Error('one interviewer was lost, and not one came')
    await scene.finish()
    return { againMs }
  },
}
