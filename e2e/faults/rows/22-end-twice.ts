import { waitFor } from '../../people/wait-for.ts'
import { goodbyes } from '../goodbyes.ts'
import type { FaultRow } from '../row.ts'

const wish = 'I would like to end the interview now.'

export const endTwice: FaultRow = {
  row: 22,
  name: 'a candidate who asks to end is asked once more, and then there is one end and one goodbye',
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 0 })
    await scene.type(wish)
    const askedBack = () =>
      scene.candidate.lines.some(
        ({ speaker, text }) => speaker === 'interviewer' && /end the interview now\?/.test(text),
      )
    await waitFor('the interviewer to ask back', 30_000, askedBack)
    if (scene.ended) throw new Error('one wish was enough')
    // Impatient people say it more than once.
    await Promise.all([scene.type(wish), scene.type(wish), scene.type(wish)])
    await scene.untilEndShown(30_000)
    const { endReason } = await scene.untilEnded()
    if (endReason !== 'candidate_ended') throw new Error(`it ended as ${endReason}`)
    const said = goodbyes(await scene.items())
    if (said > 1) throw new Error(`${said} goodbyes were said`)
    return { againMs: null }
  },
}
