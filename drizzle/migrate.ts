import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import { connect } from './client.ts'

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url))

/**
 * Brings a database to the newest schema. Safe to call from several processes at once: they take turns.
 * Needs a direct connection (not a transaction pooler) and an owner who may create roles.
 * @throws the database's own error when it cannot be reached or refuses a statement.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const { db, close } = connect(databaseUrl, { max: 1, prepare: false, name: 'candor-migrate' })
  try {
    await db.execute(sql`select pg_advisory_lock(hashtext('candor migrations'))`)
    await applyMigrations(db, { migrationsFolder })
  } finally {
    await close()
  }
}
