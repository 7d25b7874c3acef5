import { newId, type TranscriptItem } from '@candor/shared'
import { appendItem } from '@candor/store'
import { deskFigure, type DeskFigure, timed } from './desk-figure.ts'
import type { DeskStage } from './desk-stage.ts'

const text =
  'We had a fault where invoices were sent twice, but only on the last day of a month. I wrote down what we knew and what we believed.'

/** What an item costs with its place in the search and its notice, and without both. In turns, so that the machine's moods fall on both. */
export async function measureInsert({ db, run, organisationId, templateId }: DeskStage): Promise<DeskFigure[]> {
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
  let seq = 0
  const append = () => {
    seq += 1
    const item: TranscriptItem = {
      v: 1, attemptId, itemId: `item-${seq}`, epoch: 1, seq, speaker: 'candidate', kind: 'spoken', text: `${text} ${seq}`,
      saidAt: Date.now(), saidForMs: 4000, interrupted: false, confidence: 0.9, questionId: 'first', provisional: false, supersedes: [],
    } // prettier-ignore
    return appendItem(db, item)
  }
  const [ours, without]: [number[], number[]] = [[], []]
  const triggers = ['transcript_item_is_searched', 'transcript_item_told']
  for (let turn = 0; turn < 6; turn += 1) {
    ours.push(...(await timed(100, append)))
    for (const one of triggers) await run(`alter table transcript_item disable trigger ${one}`)
    without.push(...(await timed(100, append)))
    for (const one of triggers) await run(`alter table transcript_item enable trigger ${one}`)
  }
  return [
    deskFigure(
      { name: 'insert of an item with index and notice', mostRatio: 1.3 },
      { ours, against: without, what: 'without' },
    ),
  ]
}
