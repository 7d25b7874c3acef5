import { type EndReason, questionsOf, type Verdict } from '@candor/shared'
import type { InterviewReading, StoredItem } from '@candor/store'
import { shownAttempt } from '../shown-attempt.ts'

/** One thing said, ready to leave the house. `atMs` counts from the attempt's beginning, `saidAt` is the moment as ISO 8601. */
export type TalkItem = Pick<StoredItem, 'itemId' | 'epoch' | 'seq' | 'speaker' | 'kind' | 'text' | 'saidForMs'> &
  Pick<StoredItem, 'interrupted' | 'confidence' | 'provisional' | 'questionId'> & {
    readonly name: string
    readonly saidAt: string
    readonly atMs: number
    readonly question: string | null
    /** What the candidate says they said, where it was misheard. */
    readonly correction: string | null
  }

export type TalkAttempt = {
  readonly attemptId: string
  readonly number: number
  readonly startedAt: string
  readonly endedAt: string | null
  readonly endReason: EndReason | null
  readonly lengthMs: number | null
  readonly verdict: Verdict
  readonly items: readonly TalkItem[]
  /** Where the stored sound begins, counted from the attempt's beginning; null where there is none. */
  readonly soundFromMs: number | null
}

/** An interview as a document: what every export is made from, and what the JSON one is. */
export type Talk = {
  readonly v: 1
  readonly interviewId: string
  readonly candidate: string
  readonly interviewer: string
  readonly role: string
  readonly company: string
  readonly language: string
  readonly attempts: readonly TalkAttempt[]
}

const iso = (moment: number) => new Date(moment).toISOString()

/** Makes the document of an interview as it is now. */
export function talkOf({ interviewId, candidateName, plan, attempts }: InterviewReading, now: number): Talk {
  const questions = new Map(questionsOf(plan).map(({ id, text }) => [id, text]))
  const names = { candidate: candidateName, interviewer: plan.interviewerName }
  return {
    v: 1,
    interviewId,
    candidate: candidateName,
    interviewer: plan.interviewerName,
    role: plan.role,
    company: plan.company,
    language: plan.language,
    attempts: attempts.map((attempt) => {
      const { startedAt, endReason, verdict } = shownAttempt(attempt, now)
      const sound = attempt.recordings.find(({ state }) => state === 'stored')
      return {
        attemptId: attempt.id,
        number: attempt.number,
        startedAt: iso(startedAt),
        endedAt: attempt.endedAt === null ? null : iso(attempt.endedAt),
        endReason,
        lengthMs: attempt.liveAt === null ? null : (attempt.endedAt ?? now) - attempt.liveAt,
        verdict,
        soundFromMs: sound ? sound.startedAt - startedAt : null,
        items: attempt.items.map((item) => ({
          itemId: item.itemId,
          epoch: item.epoch,
          seq: item.seq,
          speaker: item.speaker,
          kind: item.kind,
          text: item.text,
          saidForMs: item.saidForMs,
          interrupted: item.interrupted,
          confidence: item.confidence,
          provisional: item.provisional,
          questionId: item.questionId,
          correction: attempt.corrections.get(item.itemId) ?? null,
          name: names[item.speaker],
          saidAt: iso(item.saidAt),
          atMs: item.saidAt - startedAt,
          question: item.questionId === null ? null : (questions.get(item.questionId) ?? null),
        })),
      }
    }),
  }
}
