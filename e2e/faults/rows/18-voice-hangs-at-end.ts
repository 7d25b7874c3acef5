import type { FaultRow } from '../row.ts'

export const voiceHangsAtEnd: FaultRow = {
  row: 18,
  name: 'the end is shown within 20 s, also when the voice hangs at the goodbye',
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 3 })
    await stage.voice.fail({ route: 'speech', stallAtByte: 0 })
    await scene.answer()
    const answeredAt = performance.now()
    await scene.untilEndShown(45_000)
    const againMs = (scene.endShownAt ?? 0) - answeredAt
    const { endReason, closingAt, endedAt } = await scene.untilEnded()
    const closingMs = (endedAt ?? 0) - (closingAt ?? 0)
    if (closingMs > 20_000) throw new Error(`the end took ${closingMs} ms`)
    if (endReason !== 'completed' && endReason !== 'technical_failure') throw new Error(`it ended as ${endReason}`)
    return { againMs, figures: { closingMs } }
  },
}
