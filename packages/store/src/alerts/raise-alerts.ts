import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

/** Something that is not as it should be. `name` says what and whom, so that it is the same one as long as it lasts. */
export type Alert = { readonly name: string; readonly words: string; readonly grave: boolean }

/** Keeps what is wrong now and drops what is not any more; what was wrong before stays told. */
export async function raiseAlerts(db: Db, wrong: readonly Alert[]): Promise<void> {
  await rowsOf(
    db,
    sql`with wrong as (
          select * from jsonb_to_recordset(${JSON.stringify(wrong)}::jsonb) as one (name text, words text, grave boolean)
        ), over as (
          delete from alert where name not in (select name from wrong)
        )
        insert into alert (name, words, grave) select name, words, grave from wrong
        on conflict (name) do update set words = excluded.words, grave = excluded.grave`,
  )
}
