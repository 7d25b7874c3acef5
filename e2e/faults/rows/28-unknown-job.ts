import { agentName, installationOf } from '@candor/rooms'
import { setTimeout as delay } from 'node:timers/promises'
import type { FaultRow } from '../row.ts'

const newerVersion = 99
const lookMs = 6000

export const unknownJob: FaultRow = {
  row: 28,
  name: 'a job of a version that the worker does not know is refused, and the interview it was for goes on undisturbed',
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 0 })
    const { epoch } = await scene.interviewer()
    const { roomName } = await scene.attempt()
    const name = agentName(installationOf(roomName) ?? '')
    const metadata = JSON.stringify({ v: newerVersion, attemptId: scene.attemptId, epoch: epoch + 1, more: true })
    await stage.livekit.dispatches.createDispatch(roomName, name, { metadata })
    const until = performance.now() + lookMs
    while (performance.now() < until) {
      const interviewers = (await stage.peopleIn(roomName)).filter((identity) => identity.startsWith('agent-'))
      if (interviewers.length !== 1) throw new Error(`${interviewers.length} interviewers are in the room`)
      await delay(200)
    }
    if ((await scene.interviewer()).epoch !== epoch) throw new Error('the interviewer was replaced')
    await scene.wrapUp()
    return { againMs: null }
  },
}
