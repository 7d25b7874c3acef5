import { newId, seconds, within } from '@candor/shared'
import { openLiveFeed } from '@candor/store'
import { deskFigure, type DeskFigure } from './desk-figure.ts'
import type { DeskStage } from './desk-stage.ts'

const viewers = 300
const moves = 60

/**
 * From the commit of a move until the last of 300 viewers' streams has it, over one LISTEN connection. What lies between a stream and its
 * browser is not measured here.
 */
export async function measureLive({ db, run, organisationId, templateId }: DeskStage): Promise<DeskFigure[]> {
  const [interviewId, attemptId] = [newId('interview'), newId('attempt')]
  await run(
    `insert into interview (id, organisation_id, template_id, template_version, candidate_name) values ($1, $2, $3, 1, 'Ada')`,
    [interviewId, organisationId, templateId],
  )
  await run(
    `insert into attempt (id, interview_id, number, room_name, state, deadline_at, max_length_ms, reconnect_window_ms, progress)
     values ($1, $2, 1, $1, 'open', now() + interval '1 hour', 3300000, 90000, '{}')`,
    [attemptId, interviewId],
  )
  const feed = await openLiveFeed(db, (error) => console.error(String(error)))
  let left = 0
  let all: () => void = () => {}
  const onEvent = (): void => {
    left -= 1
    if (left === 0) all()
  }
  try {
    for (let n = 0; n < viewers; n += 1)
      await feed.hear({ organisationId, after: null, onEvent, onWords: () => undefined })
    const readings: number[] = []
    for (let n = 0; n < moves; n += 1) {
      left = viewers
      const { promise, resolve } = Promise.withResolvers<undefined>()
      all = () => resolve(undefined)
      await run(`insert into attempt_event (attempt_id, kind, epoch) values ($1, 'bench', 1)`, [attemptId])
      const committed = performance.now()
      await within(seconds(10), 'hear a move', () => promise)
      readings.push(Math.max(0, performance.now() - committed))
    }
    return [deskFigure({ name: `live board: commit to ${viewers} streams`, mostMs: 50 }, { ours: readings })]
  } finally {
    await feed.close()
  }
}
