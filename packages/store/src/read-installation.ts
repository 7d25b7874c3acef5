import type { Db } from '@candor/drizzle'
import { Broken } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from './rows.ts'

/** The id that tells this installation's rooms and interviewers from others on the same LiveKit. */
export async function readInstallation(db: Db): Promise<string> {
  const [row] = await rowsOf(db, sql`select id from installation`)
  if (!row) throw new Broken('the database has no installation row: it was not migrated')
  return String(row['id'])
}
