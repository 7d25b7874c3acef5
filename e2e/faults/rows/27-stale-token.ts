import { SyntheticCandidate } from '../../people/synthetic-candidate.ts'
import { waitFor } from '../../people/wait-for.ts'
import type { FaultRow } from '../row.ts'

export const staleToken: FaultRow = {
  row: 27,
  name: 'a token that is still valid opens nothing after the end: refused, no stray room, no provider asked',
  smoke: true,
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 0 })
    const { roomName } = await scene.attempt()
    const { joined } = scene
    await scene.pressLeave()
    await scene.untilEnded()
    const gone = async () => (await stage.livekit.rooms.listRooms([roomName])).length === 0
    await waitFor('the room to be gone', 15_000, gone)
    await stage.voice.clear()
    const late = new SyntheticCandidate()
    const entered = await late.enter(joined ?? { serverUrl: '', token: '' }, { silent: true }).then(
      () => true,
      () => false,
    )
    const triedAt = performance.now()
    if (entered) await waitFor('the intruder to be sent out', 5000, () => late.ending !== null)
    await waitFor('no stray room', 5000, gone)
    await late.leave().catch(() => {})
    const { chat, speech } = await stage.voice.served()
    if (chat + speech > 0) throw new Error('a provider was asked after the end')
    return { againMs: null, figures: { entered: Number(entered), strayRoomGoneMs: performance.now() - triedAt } }
  },
}
