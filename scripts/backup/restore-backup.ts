import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { connect, type Db } from '@candor/drizzle'
import { migrate } from '@candor/drizzle/migrate'
import { StackProblem } from '@candor/stack'
import { type CopiedTable, type Manifest, readManifest } from './manifest.ts'
import { readMigrations, readTables } from './tables.ts'

type Client = Db['$client']
type Row = Record<string, unknown>

/**
 * Puts a backup into a database, all of it or nothing: the database is migrated, must have no interviews (or `replace`), and then has
 * exactly the rows of the backup.
 * @throws StackProblem naming what does not fit: `backup-damaged`, `backup-version`, `backup-refused`.
 */
export async function restoreBackup(databaseUrl: string, folder: string, replace = false): Promise<Manifest> {
  const manifest = await readManifest(folder)
  await migrate(databaseUrl)
  const { db, close } = connect(databaseUrl, { max: 1, prepare: false, name: 'candor-restore' })
  try {
    await mustFit(db, manifest, replace)
    await db.$client.begin(async (transaction) => {
      const client = transaction as unknown as Client
      const names = manifest.tables.map(({ name }) => `public."${name}"`)
      // What follows from a row is in the backup already: triggers would write it once more.
      for (const name of names) await client.unsafe(`alter table ${name} disable trigger user`)
      await client.unsafe(`truncate ${names.join(', ')}`)
      for (const table of manifest.tables) {
        await putRows(client, table, join(folder, table.file))
        const [row] = await client.unsafe<Row[]>(`select count(*)::int as rows from public."${table.name}"`)
        if (row?.['rows'] !== table.rows) {
          const found = `${String(row?.['rows'])} rows of ${table.name} arrived, and ${table.rows} were written`
          throw new StackProblem('backup-damaged', `${found}. Nothing was changed.`)
        }
      }
      for (const name of names) await client.unsafe(`alter table ${name} enable trigger user`)
      await moveSequences(client)
    })
    return manifest
  } finally {
    await close()
  }
}

/** Only a line feed ends a line: `readline` also stops at U+2028, which people's words may hold. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let begun = ''
  const text = createReadStream(path).pipe(createGunzip()).setEncoding('utf8') as AsyncIterable<string>
  for await (const part of text) {
    const lines = `${begun}${part}`.split('\n')
    begun = lines.pop() ?? ''
    yield* lines
  }
}

const rowsAtOnce = 500

async function putRows(client: Client, { name, columns }: CopiedTable, path: string): Promise<void> {
  const fields = columns.join(', ')
  const put = async (lines: readonly string[]): Promise<void> => {
    if (lines.length === 0) return
    await client.unsafe(
      `insert into public."${name}" (${fields}) overriding system value
       select ${fields} from json_populate_recordset(null::public."${name}", $1::text::json)`,
      [`[${lines.join(',')}]`],
    )
  }
  let waiting: string[] = []
  for await (const line of linesOf(path)) {
    waiting.push(line)
    if (waiting.length < rowsAtOnce) continue
    await put(waiting)
    waiting = []
  }
  await put(waiting)
}

async function mustFit(db: Db, manifest: Manifest, replace: boolean): Promise<void> {
  const migrations = await readMigrations(db)
  if (migrations.join() !== manifest.migrations.join()) {
    const both = `The backup has ${manifest.migrations.length} migrations, this version ${migrations.length}`
    const remedy = 'Restore with the version that took it, into a database of its own, then start the newer version.'
    throw new StackProblem('backup-version', `${both}, and they differ. ${remedy}`)
  }
  const here = new Set((await readTables(db)).map(({ name }) => name))
  const lost = manifest.tables.filter(({ name }) => !here.has(name))
  if (lost.length > 0)
    throw new StackProblem('backup-version', `There is no table ${lost.map(({ name }) => name).join(', ')}.`)
  const [row] = await db.$client.unsafe<Row[]>('select count(*)::int as interviews from interview')
  if (row?.['interviews'] === 0 || replace) return
  const found = `This database has ${String(row?.['interviews'])} interviews, which would be lost`
  throw new StackProblem('backup-refused', `${found}. Name an empty one, or say --replace.`)
}

/** Numbers that the database gives out go on behind the last one of the backup. */
async function moveSequences(client: Client): Promise<void> {
  const owned = await client.unsafe<Row[]>(
    `select s.oid::regclass::text as sequence, t.oid::regclass::text as holder, quote_ident(a.attname) as field
     from pg_class s join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i')
     join pg_class t on t.oid = d.refobjid join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
     where s.relkind = 'S' and s.relnamespace = 'public'::regnamespace`,
  )
  for (const { sequence, holder, field } of owned) {
    const last = `coalesce((select max(${String(field)}) from ${String(holder)}), 0)`
    await client.unsafe(`select setval('${String(sequence)}', greatest(${last}, 1), ${last} > 0)`)
  }
}
