import { beginClosing, endAttempt } from '@candor/store'
import type { FaultRow } from '../row.ts'

const enders = 50
const reasons = ['completed', 'recruiter_ended', 'time_limit', 'technical_failure', 'candidate_ended'] as const

export const manyEnders: FaultRow = {
  row: 21,
  name: 'fifty ends at once are one end with one reason, and everybody reads the same',
  smoke: true,
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 0 })
    const { attemptId } = scene
    const endedAt = performance.now()
    const answers = await Promise.all(
      Array.from({ length: enders }, async (_, index) => {
        const reason = reasons[index % reasons.length] ?? 'completed'
        if (index % 5 === 0) return scene.door.leave(attemptId).then(({ endReason }) => endReason)
        const end = index % 5 === 1 ? endAttempt : beginClosing
        await end(stage.db, { attemptId, reason })
        return (await scene.attempt()).endReason
      }),
    )
    const { endReason } = await scene.untilEnded()
    const read = new Set([...answers, endReason])
    if (read.size !== 1) throw new Error(`several reasons were read: ${[...read].join(', ')}`)
    await scene.untilEndShown(25_000)
    return { againMs: null, figures: { endShownMs: (scene.endShownAt ?? 0) - endedAt } }
  },
}
