import type { TranscriptItem } from '@candor/shared'
import type { Said } from '../recorder.ts'

const plain = {
  speaker: 'candidate', kind: 'spoken', saidAt: 1_790_000_000_000, saidForMs: null, interrupted: false, confidence: null,
  questionId: null, provisional: false,
} as const satisfies Partial<Said> // prettier-ignore

/** Something the candidate said; its id is made of the text. */
export function words(text: string, facts: Partial<Said> = {}): Said {
  return { ...plain, supersedes: [], itemId: `item-${text.slice(0, 40).replaceAll(/\W/g, '-')}`, text, ...facts }
}

export function itemOf(attemptId: string, seq: number, facts: Partial<TranscriptItem> = {}): TranscriptItem {
  return { v: 1, attemptId, epoch: 1, seq, ...words(`word ${seq}`), ...facts }
}
