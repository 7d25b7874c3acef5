import type { Db } from '@candor/drizzle'
import { minutes, seconds, within } from '@candor/shared'
import { readAttempt } from '@candor/store'

/** A spool or a part of the sound that another host wrote and that nobody has written to for so long. */
const stillForMs = minutes(5)
const lookLimitMs = seconds(2)

/**
 * Whether the writer of another host's spool or sound is certainly over, where hosts share a folder: its process cannot be looked for from
 * here, so its attempt must have ended and the file lain still for five minutes. Taken too early, what it still wrote would be lost.
 * While the store does not answer nothing is certain.
 */
export async function isForeignWriterOver(
  db: Db,
  { attemptId }: { readonly attemptId: string },
  { writtenAt, now }: { writtenAt: number; now: number },
): Promise<boolean> {
  if (now - writtenAt < stillForMs) return false
  const found = await within(lookLimitMs, 'look at the attempt', () => readAttempt(db, { attemptId })).catch(() => null)
  // One that is not known here belongs to somebody else who shares the folder.
  return found?.ok === true && found.value.state === 'ended'
}
