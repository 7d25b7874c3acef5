import type { Db } from '@candor/drizzle'
import { firstOrganisationId } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'
import { createMember } from './create-member.ts'

/**
 * Whom the desk's key signs in: the longest-standing owner of the first organisation who looks after the installation. While there is
 * nobody yet, one is made, so that an installation can be used before any account was.
 */
export async function firstOwner(db: Db): Promise<{ personId: string }> {
  const found = await find(db)
  if (found) return found
  const email = 'owner@candor.localhost'
  const by = { personId: null, name: 'Desk key' }
  await createMember(db, {
    organisationId: firstOrganisationId,
    email,
    name: 'Owner',
    role: 'owner',
    operator: true,
    by,
  })
  const made = await find(db)
  if (!made) throw new Error('the first organisation has no owner, and none could be made')
  return made
}

async function find(db: Db): Promise<{ personId: string } | undefined> {
  const [row] = await rowsOf(
    db,
    sql`select person_id from member join person on person.id = person_id
        where organisation_id = ${firstOrganisationId} and role = 'owner' and operator order by joined_at, person_id limit 1`,
  )
  return row && { personId: String(row['person_id']) }
}
