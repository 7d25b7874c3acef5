import { SyntheticCandidate } from '../../people/synthetic-candidate.ts'
import { waitFor } from '../../people/wait-for.ts'
import type { FaultRow } from '../row.ts'

export const secondTab: FaultRow = {
  row: 5,
  name: 'a second tab takes over when it is opened, the first one stays away, and there is never more than one candidate',
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 1 })
    const { roomName } = await scene.attempt()
    const first = scene.candidate
    const backAt = await scene.comeBack({ as: () => new SyntheticCandidate() })
    const againMs = await scene.heardAfterReturn(backAt)
    await waitFor('the first tab to be told', 5000, () => first.ending?.disconnectReason === 'DUPLICATE_IDENTITY')
    const candidates = (await stage.peopleIn(roomName)).filter((identity) => identity.startsWith('candidate-'))
    if (candidates.length !== 1) throw new Error(`${candidates.length} candidates are in the room`)
    await scene.hearQuestion(2)
    await scene.wrapUp()
    await first.leave()
    return { againMs }
  },
}
