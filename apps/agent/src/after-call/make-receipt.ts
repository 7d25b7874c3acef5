import { createHash } from 'node:crypto'
import { type EpochWords, sealAfterMs, verdictOf } from '@candor/shared'
import type { Receipt, StoredItem } from '@candor/store'

export type SealedTranscript = {
  readonly attemptId: string
  readonly version: number
  readonly endedAt: number
  readonly items: readonly StoredItem[]
  readonly words: readonly EpochWords[]
}

/** The receipt of a sealed transcript: a pure function of what is stored, so that whoever makes it again makes the same. */
export function makeReceipt({ attemptId, version, endedAt, items, words }: SealedTranscript): Receipt {
  const hash = createHash('sha256')
  for (const { epoch, seq, itemId, speaker, kind, text, saidAt } of items)
    hash.update(`${JSON.stringify([epoch, seq, itemId, speaker, kind, text, saidAt])}\n`)
  return {
    attemptId,
    version,
    // Sealed means that no report is waited for any more.
    verdict: verdictOf(words, { endedAt, now: endedAt + sealAfterMs }),
    items: items.length,
    fingerprint: hash.digest('hex'),
  }
}
