import { waitFor } from '../../people/wait-for.ts'
import type { FaultRow } from '../row.ts'

const openForMs = 6000

export const nobodyJoins: FaultRow = {
  row: 24,
  name: 'an interview nobody joins ends as a no-show, and no provider was asked',
  play: async (stage) => {
    const scene = await stage.invited()
    await stage.voice.clear()
    scene.joined = await scene.door.join()
    await waitFor('the interviewer to wait', 15_000, async () => (await scene.attempt()).epoch === 1)
    // Ten minutes are made short by backdating the row.
    await stage.db
      .$client`update attempt set deadline_at = now() + ${openForMs} * interval '1 millisecond' where id = ${scene.attemptId}`
    const { endReason } = await scene.untilEnded(openForMs + 10_000)
    if (endReason !== 'no_show') throw new Error(`it ended as ${endReason}`)
    const { chat, speech } = await stage.voice.served()
    if (chat + speech > 0) throw new Error(`${chat + speech} requests to providers for nobody`)
    return { againMs: null }
  },
}

export const candidateSilent: FaultRow = {
  row: 24,
  name: 'a candidate who says nothing is asked twice and then let go politely, to come back later',
  limitMs: 150_000,
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 0 })
    await scene.untilEndShown(90_000)
    const { endReason } = await scene.untilEnded()
    if (endReason !== 'candidate_silent') throw new Error(`it ended as ${endReason}`)
    const asked = (await scene.items()).filter(({ text }) => /still there|cannot hear you/.test(text))
    if (asked.length !== 2) throw new Error(`the candidate was asked ${asked.length} times`)
    await scene.leave()
    await scene.comeBack()
    await scene.hearQuestion(1)
    await scene.wrapUp()
    return { againMs: null }
  },
}
