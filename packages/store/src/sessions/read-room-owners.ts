import type { Db } from '@candor/drizzle'
import type { AttemptState } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'
import { elapsed } from './elapsed.ts'

/** The attempt a room belongs to. */
export type RoomOwner = {
  readonly roomName: string
  readonly attemptId: string
  readonly state: AttemptState
  readonly endedAgoMs: number | null
}

/** The attempts, ended ones too, that rooms of these names belong to. A name without an attempt is not answered. */
export async function readRoomOwners(db: Db, roomNames: readonly string[]): Promise<RoomOwner[]> {
  const rows = await rowsOf(
    db,
    sql`select room_name, id as attempt_id, state, ${elapsed(sql`ended_at`)} as ended_ago_ms from attempt
        where room_name = any(array(select jsonb_array_elements_text(${JSON.stringify(roomNames)}::jsonb)))`,
  )
  return rows.map((row) => fromRow<RoomOwner>(row))
}
