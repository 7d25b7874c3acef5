import type { Db } from '@candor/drizzle'
import { newId } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'
import { storable } from '../storable.ts'

/** Makes an organisation without anybody in it. */
export async function createOrganisation(db: Db, { name }: { name: string }): Promise<{ organisationId: string }> {
  const organisationId = newId('organisation')
  await rowsOf(
    db,
    sql`with made as (insert into organisation (id, name) values (${organisationId}, ${storable(name)}) returning id)
        insert into audit_event (organisation_id, actor, action, subject_kind, subject_id)
        select id, 'Command line', 'organisation_made', 'organisation', id from made`,
  )
  return { organisationId }
}
