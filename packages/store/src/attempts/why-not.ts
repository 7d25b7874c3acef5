import type { Db } from '@candor/drizzle'
import { type Refusal, refused } from '@candor/shared'
import { readAttempt } from './read-attempt.ts'

/** Explains a guard that let no row through. Read after the refusal, so it tells of the row as it is now. */
export async function whyNot(
  db: Db,
  { attemptId, epoch }: { attemptId: string; epoch?: number | undefined },
): Promise<{ ok: false; refusal: Refusal }> {
  const found = await readAttempt(db, { attemptId })
  if (!found.ok) return found
  const { state, epoch: holder } = found.value
  if (state === 'ended') return refused('attempt_ended')
  if (epoch !== undefined && epoch !== holder) return refused('epoch_stale')
  if (state === 'closing') return refused('attempt_closing')
  return refused('epoch_taken')
}
