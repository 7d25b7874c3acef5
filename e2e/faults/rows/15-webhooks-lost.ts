import { isDeepStrictEqual } from 'node:util'
import { waitFor } from '../../people/wait-for.ts'
import { deliveries, type Delivery } from '../provoke/webhook-relay.ts'
import type { FaultRow } from '../row.ts'
import type { FaultStage } from '../stage.ts'

/** Rows of an interview without what chance decides: ids and moments. */
type FinalRows = {
  readonly attempts: readonly object[]
  readonly events: readonly string[]
  readonly items: readonly string[]
}

/** Who comes first, the candidate or the interviewer, is chance. */
function inOneOrder(events: readonly string[]): string[] {
  const isArrival = (kind: string): boolean => kind === 'candidate_joined' || kind === 'interviewer_claimed'
  return [...events.filter(isArrival).toSorted(), ...events.filter((kind) => !isArrival(kind))]
}

/** An interview with a return, while LiveKit's deliveries go one way or another; what is stored at its end. */
async function interviewWith(
  stage: FaultStage,
  delivery: Delivery,
): Promise<{ rows: FinalRows; came: number; passed: number }> {
  const { relay } = stage.between
  relay.anew(delivery, stage.random)
  const scene = await stage.interviewUnderWay({ answered: 0 })
  await scene.leave()
  await waitFor('the leaving to be noted', 10_000, async () => (await scene.attempt()).state === 'interrupted')
  const backAt = await scene.comeBack()
  await scene.heardAfterReturn(backAt)
  await scene.hearQuestion(1)
  // The same words each time: what the interviewer says to an answer depends on it.
  await scene.answer('We kept the old system running until the new one had proved itself.')
  await scene.hearQuestion(2)
  await scene.pressLeave()
  const { roomName } = await scene.untilEnded()
  await waitFor(
    'the room to be gone',
    20_000,
    async () => (await stage.livekit.rooms.listRooms([roomName])).length === 0,
  )
  await waitFor('the transcript to be sealed', 90_000, async () =>
    (await stage.events(scene.attemptId)).includes('transcript_sealed'),
  )
  const { state, endReason, epoch, lostInterviewers } = await scene.attempt()
  return {
    rows: {
      attempts: [{ state, endReason, epoch, lostInterviewers }],
      events: inOneOrder(await stage.events(scene.attemptId)),
      items: (await scene.items()).map(({ speaker, kind, text }) => `${speaker} ${kind}: ${text}`),
    },
    ...relay.counts(),
  }
}

export const webhooksLost: FaultRow = {
  row: 15,
  name: 'webhooks that come all, never, twice, in reverse or at random leave the same rows',
  stage: 'relayed',
  limitMs: 240_000,
  play: async (stage) => {
    let different = 0
    let expected: FinalRows | null = null
    const tellings: string[] = []
    for (const delivery of deliveries) {
      const { rows, came, passed } = await interviewWith(stage, delivery)
      if (came === 0) throw new Error('LiveKit delivered nothing, so nothing was shown')
      if (delivery === 'none' && passed > 0) throw new Error('the relay lets deliveries through')
      expected ??= rows
      if (isDeepStrictEqual(rows, expected)) continue
      different += 1
      tellings.push(`${delivery}: ${JSON.stringify(rows)}`)
    }
    if (different > 0) throw new Error(`rows differ from ${JSON.stringify(expected)}\n${tellings.join('\n')}`)
    return { againMs: null, figures: { different } }
  },
}
