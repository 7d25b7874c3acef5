import { Broken, type EpochWords, type TranscriptItem } from '@candor/shared'
import { type Kept, type ModelStore, placeOf } from './model-store.ts'

/** `appendItem`. @throws Broken when another item holds the place, and for an attempt that is not there. */
export function appendItem(store: ModelStore, item: TranscriptItem): void {
  const kept = store.attempts.get(item.attemptId)
  if (!kept) throw new Broken('no such attempt')
  if (kept.items.has(item.itemId)) return
  const place = placeOf(item.epoch, item.seq)
  if (kept.places.has(place)) throw new Broken('two transcript items claim one place')
  kept.items.set(item.itemId, item)
  kept.places.set(place, item.itemId)
  store.touched.add(kept)
}

export function reportLastSeq(store: ModelStore, report: { attemptId: string; epoch: number; lastSeq: number }): void {
  const reports = store.attempts.get(report.attemptId)?.reports
  reports?.set(report.epoch, Math.max(reports.get(report.epoch) ?? 0, report.lastSeq))
}

/** `readTranscript`: all items in their order, without the provisional ones that a settled item has taken over. */
export function transcriptOf({ items }: Kept): TranscriptItem[] {
  const all = [...items.values()]
  const takenOver = new Set(all.flatMap(({ provisional, supersedes }) => (provisional ? [] : supersedes)))
  return all
    .filter(({ provisional, itemId }) => !provisional || !takenOver.has(itemId))
    .sort((one, other) => one.epoch - other.epoch || one.seq - other.seq)
}

/** `readEpochWords`: what each interviewer that ever held the attempt kept, and what is stored of it. */
export function epochWordsOf({ events, items, reports }: Kept): EpochWords[] {
  const claimed = events.filter(({ kind }) => kind === 'interviewer_claimed').map(({ epoch }) => epoch)
  const all = [...items.values()]
  const epochs = [...new Set([...claimed, ...all.map(({ epoch }) => epoch)])].sort((one, other) => one - other)
  return epochs.map((epoch) => {
    const seqs = all.filter((item) => item.epoch === epoch).map(({ seq }) => seq)
    return {
      epoch,
      lastSeq: reports.get(epoch) ?? null,
      stored: seqs.length,
      elsewhere: 0,
      highestSeq: Math.max(0, ...seqs),
    }
  })
}
