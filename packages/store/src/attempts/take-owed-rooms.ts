import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

/** An interviewer deletes its own room; the sweep looks after it only this long after the end. */
const interviewersOwnTime = sql`interval '3 seconds'`

/** Which attempts owe LiveKit the deletion of their room now. */
export const roomOwed = sql`state = 'ended' and room_gone_at is null and ended_at < now() - ${interviewersOwnTime}
  and (swept_until is null or swept_until < now())`

/**
 * Takes up to `limit` ended attempts whose room is not confirmed gone, and holds each for `holdMs` so that no other sweeper asks LiveKit
 * about the same room meanwhile. Whoever deleted the room says so with `confirmRoomGone`.
 */
export async function takeOwedRooms(
  db: Db,
  { limit, holdMs }: { limit: number; holdMs: number },
): Promise<{ attemptId: string; roomName: string }[]> {
  const rows = await rowsOf(
    db,
    sql`update attempt set swept_until = now() + ${holdMs} * interval '1 millisecond'
        where id = any(array(
          select id from attempt where ${roomOwed}
          order by ended_at limit ${limit} for update skip locked))
        returning id, room_name`,
  )
  return rows.map((row) => ({ attemptId: String(row['id']), roomName: String(row['room_name']) }))
}

/** LiveKit has answered that the room of an ended attempt does not exist. */
export async function confirmRoomGone(db: Db, { attemptId }: { attemptId: string }): Promise<void> {
  await rowsOf(
    db,
    sql`update attempt set room_gone_at = coalesce(room_gone_at, now()), swept_until = null
        where id = ${attemptId} and state = 'ended'`,
  )
}
