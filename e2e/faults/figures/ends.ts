import { waitFor } from '../../people/wait-for.ts'
import { type FigureStory, mostOf, p95Of } from './figure.ts'
import { fromRow } from './from-row.ts'
import { voiceHangsAtEnd } from '../rows/18-voice-hangs-at-end.ts'

export const goodbyeToEnd: FigureStory = {
  key: 'goodbye-to-end',
  row: 18,
  name: 'the goodbye of an interview that was taken to its end',
  readings: 20,
  goals: [p95Of('endShownMs', 'last goodbye sound to end screen', 300)],
  tell: async (stage, take) => {
    const scene = await stage.interviewUnderWay({ template: 'single', answered: 0 })
    const { candidate } = scene
    await scene.answer()
    await scene.untilEndShown()
    // The message may overtake the last of the sound, which is known for certain only when the room is gone.
    await waitFor('the room to close', 20_000, () => 'disconnectedAt' in candidate && candidate.disconnectedAt !== null)
    const shownAt = candidate.ending?.at ?? scene.endShownAt ?? Number.NaN
    await scene.untilEnded()
    take({ endShownMs: shownAt - (candidate.ear.lastSoundAt() ?? Number.NaN) })
  },
}

export const endWhateverHangs: FigureStory = {
  ...fromRow('end-whatever-hangs', voiceHangsAtEnd, 3),
  name: 'the voice hangs at the goodbye',
  goals: [mostOf('closingMs', 'beginClosing to the ended row', 20_000)],
}
