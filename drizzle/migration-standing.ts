import type { Db } from './client.ts'
import journal from './migrations/meta/_journal.json' with { type: 'json' }

/** The database has the migrations of this code; or lacks so many of them; or has so many that this code does not know. */
export type MigrationStanding =
  | { readonly kind: 'same' }
  | { readonly kind: 'behind'; readonly missing: number }
  | { readonly kind: 'ahead'; readonly unknown: number }

/** What PostgreSQL answers of a table that is not there, or that nobody has been allowed to read yet. */
const notYet: ReadonlySet<unknown> = new Set(['42P01', '3F000', '42501'])

/** Compares the migrations of a database with those of this code. @throws when the database does not answer. */
export async function readMigrationStanding(db: Pick<Db, '$client'>): Promise<MigrationStanding> {
  const ours = new Set(journal.entries.map(({ when }) => when))
  const applied = await readApplied(db)
  const unknown = applied.filter((at) => !ours.has(at)).length
  if (unknown > 0) return { kind: 'ahead', unknown }
  const missing = ours.size - applied.length
  return missing > 0 ? { kind: 'behind', missing } : { kind: 'same' }
}

async function readApplied({ $client }: Pick<Db, '$client'>): Promise<number[]> {
  try {
    const rows = await $client.unsafe('select created_at from drizzle.__drizzle_migrations')
    return rows.map((row) => Number(row['created_at']))
  } catch (error) {
    if (notYet.has((error as { code?: unknown }).code)) return []
    throw error
  }
}

/** What to do where code and database do not belong together, in one sentence; null where they do. */
export function migrationFault(standing: MigrationStanding): string | null {
  switch (standing.kind) {
    case 'same':
      return null
    case 'behind':
      return `the database lacks ${standing.missing} of this version's migrations. Run: npm run migrate`
    case 'ahead':
      return `the database has ${standing.unknown} migrations that this version does not know: a newer version migrated it. Start that version, or restore a backup made before: npm run restore`
  }
}
