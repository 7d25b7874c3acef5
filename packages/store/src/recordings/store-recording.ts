import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'
import type { StoredSound } from './recording-part.ts'

type Part = { readonly attemptId: string; readonly epoch: number; readonly startedAt: number }

/**
 * A part has come to the storage, or nothing was recorded in it (`sound` null). Of any epoch and in any state of the attempt, also where
 * nobody noted that it began; what was stored first stays.
 * @throws the database's error for an unknown attempt.
 */
export async function storeRecording(
  db: Db,
  { attemptId, epoch, startedAt, sound }: Part & { sound: StoredSound | null },
): Promise<void> {
  const { lengthMs = null, bytes = null, storageKey = null, complete = null } = sound ?? {}
  await rowsOf(
    db,
    sql`insert into recording_part (attempt_id, epoch, started_at, state, length_ms, bytes, storage_key, complete)
        values (${attemptId}, ${epoch}, to_timestamp(${startedAt}::float8 / 1000), ${sound ? 'stored' : 'empty'},
          ${lengthMs}, ${bytes}, ${storageKey}, ${complete})
        on conflict (attempt_id, epoch) do update set started_at = excluded.started_at, state = excluded.state,
          length_ms = excluded.length_ms, bytes = excluded.bytes, storage_key = excluded.storage_key,
          complete = excluded.complete
        where recording_part.state <> 'stored'`,
  )
}
