import type { Db } from '@candor/drizzle'

type Row = Record<string, unknown>

export type Table = { readonly name: string; readonly columns: readonly string[] }

/** The tables of the product in an order in which none comes before one it refers to. */
export async function readTables(db: Pick<Db, '$client'>): Promise<Table[]> {
  const columns = await db.$client.unsafe<Row[]>(
    `select c.relname as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by 1 order by 1`,
  )
  const references = await db.$client.unsafe<Row[]>(
    `select conrelid::regclass::text as holder, confrelid::regclass::text as needed
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`,
  )
  const tables = columns.map((row) => ({ name: String(row['name']), columns: row['columns'] as string[] }))
  const needs = references.map((row) => ({ holder: String(row['holder']), needed: String(row['needed']) }))
  return inOrder(tables, needs)
}

function inOrder(tables: readonly Table[], needs: readonly { holder: string; needed: string }[]): Table[] {
  const done: Table[] = []
  let waiting = [...tables]
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name))
    const free = waiting.filter(({ name }) => !needs.some(({ holder, needed }) => holder === name && names.has(needed)))
    // Tables that refer to each other in a circle cannot be put in order: there are none, and a new one shall be noticed.
    if (free.length === 0) throw new Error(`these tables refer to each other in a circle: ${[...names].join(', ')}`)
    done.push(...free)
    waiting = waiting.filter((table) => !free.includes(table))
  }
  return done
}

/** The fingerprints of the migrations a database has, in the order they were applied. */
export async function readMigrations(db: Pick<Db, '$client'>): Promise<string[]> {
  const [there] = await db.$client.unsafe<Row[]>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  )
  if (there?.['there'] !== true) return []
  const rows = await db.$client.unsafe<Row[]>('select hash from drizzle.__drizzle_migrations order by created_at')
  return rows.map((row) => String(row['hash']))
}
