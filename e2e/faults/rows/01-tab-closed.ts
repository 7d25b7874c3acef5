import { clocks } from '../stage-kinds.ts'
import { waitFor } from '../../people/wait-for.ts'
import type { FaultRow } from '../row.ts'

const windowMs = Number(clocks.RECONNECT_WINDOW) * 1000

export const tabClosed: FaultRow = {
  row: 1,
  name: 'a closed tab ends the interview when its window has passed, and the room is gone',
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 1 })
    const { roomName } = await scene.attempt()
    const leftAt = performance.now()
    await scene.leave()
    await waitFor('the leaving to be noted', 5000, async () => (await scene.attempt()).state === 'interrupted')
    await stage.voice.clear()
    const { endReason } = await scene.untilEnded(windowMs + 10_000)
    const endedMs = performance.now() - leftAt
    if (endReason !== 'candidate_left') throw new Error(`it ended as ${endReason}`)
    if (endedMs < windowMs - 1000) throw new Error(`it ended after ${endedMs} ms, before the window had passed`)
    const { chat, speech } = await stage.voice.served()
    if (chat + speech > 0) throw new Error(`${chat + speech} requests to providers while nobody was there`)
    await waitFor(
      'the room to be gone',
      10_000,
      async () => (await stage.livekit.rooms.listRooms([roomName])).length === 0,
    )
    const roomGoneMs = performance.now() - leftAt - endedMs
    return { againMs: null, figures: { endedAfterWindowMs: endedMs - windowMs, roomGoneMs } }
  },
}
