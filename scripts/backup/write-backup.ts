import { createWriteStream, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { connect, type Db } from '@candor/drizzle'
import { fingerprint, type Manifest, manifestFile } from './manifest.ts'
import { readMigrations, readTables } from './tables.ts'

type Client = Db['$client']

/**
 * Copies every table into a new folder below `to`, as they all were at one moment, while everything goes on. Only its owner may read it.
 * Answers the folder and its manifest.
 */
export async function writeBackup(databaseUrl: string, to: string): Promise<{ folder: string; manifest: Manifest }> {
  const takenAt = new Date().toISOString()
  const folder = join(to, `candor-${takenAt.replace(/[:.]/g, '-')}`)
  const half = `${folder}.half`
  mkdirSync(half, { recursive: true, mode: 0o700 })
  const { db, close } = connect(databaseUrl, { max: 1, prepare: false, name: 'candor-backup' })
  try {
    const copied = await db.$client.begin('isolation level repeatable read read only', async (transaction) => {
      const client = transaction as unknown as Client
      const tables = []
      for (const { name, columns } of await readTables({ $client: client })) {
        const file = `${name}.jsonl.gz`
        const rows = await writeRows(client, name, join(half, file))
        tables.push({ name, columns, rows, file, sha256: await fingerprint(join(half, file)) })
      }
      return { migrations: await readMigrations({ $client: client }), tables }
    })
    const manifest: Manifest = { v: 1, takenAt, ...copied }
    writeFileSync(join(half, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
    renameSync(half, folder)
    return { folder, manifest }
  } finally {
    rmSync(half, { recursive: true, force: true })
    await close()
  }
}

/** One row a line, as the JSON that PostgreSQL makes of it: no number or moment passes through ours. Answers how many. */
async function writeRows(client: Client, name: string, path: string): Promise<number> {
  let rows = 0
  const found = client
    .unsafe<{ line: string }[]>(`select row_to_json(t)::text as line from public."${name}" t`)
    .cursor(500)
  async function* lines(): AsyncGenerator<string> {
    for await (const batch of found) {
      rows += batch.length
      yield batch.map(({ line }) => `${line}\n`).join('')
    }
  }
  await pipeline(lines, createGzip(), createWriteStream(path, { mode: 0o600 }))
  return rows
}
