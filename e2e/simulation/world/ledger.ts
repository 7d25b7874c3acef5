import type { TranscriptItem } from '@candor/shared'
import type { Ledger } from './parts.ts'

export const newLedger = (): Ledger => ({ words: new Map(), fresh: [] })

const keyOf = ({ attemptId, itemId }: TranscriptItem): string => `${attemptId} ${itemId}`

export function noteKept({ words }: Ledger, item: TranscriptItem): void {
  words.set(keyOf(item), { item, acknowledged: false, spooled: false })
}

export function noteStored({ words, fresh }: Ledger, item: TranscriptItem): void {
  const word = words.get(keyOf(item))
  if (!word || word.acknowledged) return
  word.acknowledged = true
  fresh.push(word)
}

export function noteSpooled({ words }: Ledger, item: TranscriptItem): void {
  const word = words.get(keyOf(item))
  if (word) word.spooled = true
}
