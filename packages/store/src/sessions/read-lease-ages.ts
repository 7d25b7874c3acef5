import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'
import { elapsed } from './elapsed.ts'

/** How long ago each interviewer last proved that it holds its attempt, milliseconds by PostgreSQL's clock, the oldest first. */
export async function readLeaseAges(db: Db): Promise<number[]> {
  const rows = await rowsOf(db, sql`select ${elapsed(sql`beaten_at`)} as age_ms from lease order by beaten_at`)
  return rows.map((row) => Number(row['age_ms']))
}
