import type { Db } from '@candor/drizzle'
import { type EndReason, endReasons, type Outcome, type TranscriptItem } from '@candor/shared'
import * as fc from 'fast-check'
import { admitCandidate } from '../attempts/admit-candidate.ts'
import { beat } from '../attempts/beat.ts'
import { beginClosing } from '../attempts/begin-closing.ts'
import { claimAttempt } from '../attempts/claim-attempt.ts'
import { endAttempt, endDueAttempts } from '../attempts/end-attempt.ts'
import { loseInterviewer } from '../attempts/lose-interviewer.ts'
import { noteCandidateLeft } from '../attempts/note-candidate-left.ts'
import { openAttempt } from '../attempts/open-attempt.ts'
import { saveProgress } from '../attempts/save-progress.ts'
import { takeDispatchNumber, takeOverdueDispatches, takeSuccessorNumber } from '../attempts/take-dispatch-number.ts'
import { confirmRoomGone, takeOwedRooms } from '../attempts/take-owed-rooms.ts'
import { appendItem } from '../transcripts/append-item.ts'
import { job, said } from './stage.ts'

/** `epoch` counts from the last number dispatched: 0 is it, 1 the one before. Where it is null somebody without a number asks. */
type Fenced = { readonly behind: number }
export type Move =
  | { readonly verb: 'open' | 'admit' | 'leave' | 'dispatch' | 'sweep' | 'confirmRoomGone' }
  | ({ readonly verb: 'claim'; readonly job: number } & Fenced)
  | ({ readonly verb: 'beat' | 'saveProgress' | 'lose' | 'succeed' } & Fenced)
  | ({ readonly verb: 'append'; readonly seq: number } & Fenced)
  | { readonly verb: 'beginClosing' | 'endAttempt'; readonly reason: EndReason; readonly behind: number | null }

/** What happens at once; then some time passes. */
export type Step = { readonly moves: readonly Move[]; readonly thenMs: number }

const behind = fc.constantFrom(0, 0, 0, 0, 1, 1, 2, -1)
const reason = fc.constantFrom(...endReasons)

// Ends are rare and comings frequent, or most lives would be over before they have begun.
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('open', 'sweep').map((verb) => ({ verb })) },
  { weight: 8, arbitrary: fc.constantFrom('admit', 'admit', 'leave', 'leave', 'dispatch').map((verb) => ({ verb })) },
  { weight: 1, arbitrary: fc.constant({ verb: 'confirmRoomGone' as const }) },
  { weight: 5, arbitrary: fc.record({ verb: fc.constant('claim'), behind, job: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 4, arbitrary: fc.record({ verb: fc.constantFrom('beat', 'saveProgress', 'lose', 'succeed'), behind }) },
  { weight: 4, arbitrary: fc.record({ verb: fc.constant('append'), behind, seq: fc.integer({ min: 1, max: 6 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      verb: fc.constantFrom('beginClosing', 'endAttempt'),
      reason,
      behind: fc.option(behind),
    }),
  },
)

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    moves: fc.array(anyMove, { minLength: 1, maxLength: 3 }),
    thenMs: fc.constantFrom(0, 0, 0, 0, 0, 1000, 2500, 2500, 3100, 3100, 5200, 5200, 31_000, 610_000),
  }),
  { minLength: 10, maxLength: 18 },
)

/** The attempt a step acts on, as it stood when the step began. */
export type Standing = { readonly attemptId: string; readonly inviteId: string; readonly dispatchedEpoch: number }
export type Done = {
  readonly move: Move
  /** The number it was done under, if under any. */
  readonly epoch: number | null
  readonly answer: Outcome<unknown, string>
  readonly item: TranscriptItem | null
}

const nothing: Outcome<null> = { ok: true, value: null }

/** Does one move and tells what was answered; only a broken promise throws. */
export async function perform(db: Db, { attemptId, inviteId, dispatchedEpoch }: Standing, move: Move): Promise<Done> {
  const epoch = 'behind' in move && move.behind !== null ? Math.max(1, dispatchedEpoch - move.behind) : null
  const done = (answer: Outcome<unknown, string>, item: TranscriptItem | null = null) => ({ move, epoch, answer, item })
  switch (move.verb) {
    case 'open':
      return done(await openAttempt(db, { inviteId }))
    case 'admit':
      return done(await admitCandidate(db, { attemptId }))
    case 'leave':
      return done(await noteCandidateLeft(db, { attemptId }))
    case 'dispatch':
      return done(await takeDispatchNumber(db, { attemptId }))
    case 'claim':
      return done(await claimAttempt(db, job(attemptId, epoch ?? 1, `job-${epoch}-${move.job}`)))
    case 'beat':
      return done(await beat(db, { attemptId, epoch: epoch ?? 1 }))
    case 'saveProgress':
      return done(await saveProgress(db, { attemptId, epoch: epoch ?? 1, progress: progressOf(epoch ?? 1) }))
    case 'lose':
      return done(await loseInterviewer(db, job(attemptId, epoch ?? 1)))
    case 'succeed':
      return done(await takeSuccessorNumber(db, { attemptId, epoch: epoch ?? 1 }))
    case 'append': {
      const item = itemOf(attemptId, epoch ?? 1, move.seq)
      await appendItem(db, item)
      return done(nothing, item)
    }
    case 'beginClosing':
      return done(await beginClosing(db, { attemptId, reason: move.reason, epoch: epoch ?? undefined }))
    case 'endAttempt':
      return done(await endAttempt(db, { attemptId, reason: move.reason, epoch: epoch ?? undefined }))
    case 'sweep':
      await Promise.all([endDueAttempts(db, { limit: 3 }), takeOverdueDispatches(db, { limit: 3 })])
      await takeOwedRooms(db, { limit: 3, holdMs: 1000 })
      return done(nothing)
    case 'confirmRoomGone':
      await confirmRoomGone(db, { attemptId })
      return done(nothing)
  }
}

/** Names the interviewer that saved it. */
function progressOf(epoch: number) {
  return { v: 1 as const, asked: [`by-${epoch}`], answered: true }
}

/** The same place always holds the same item. The even ones are provisional finals, and the next odd one takes them over. */
function itemOf(attemptId: string, epoch: number, seq: number): TranscriptItem {
  const provisional = seq % 2 === 0
  const supersedes = provisional ? [] : [`item-${epoch}-${seq - 1}`]
  return said(attemptId, { epoch, seq, provisional, supersedes, text: `said ${epoch}.${seq}` })
}
