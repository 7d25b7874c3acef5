import { randomBytes } from 'node:crypto'
import { is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { expect, inject, onTestFinished, test } from 'vitest'
import { connect } from './client.ts'
import { migrate } from './migrate.ts'
import { sampleTemplateId, seed } from './seed.ts'
import journal from './migrations/meta/_journal.json' with { type: 'json' }
import * as schema from './schema/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
  }
}

/** A database with nothing in it, dropped when the test is over. */
async function emptyDatabase(): Promise<string> {
  const name = `candor_empty_${randomBytes(6).toString('hex')}`
  const server = connect(inject('serverUrl'), { max: 1 })
  await server.db.execute(sql.raw(`create database ${name}`))
  onTestFinished(async () => {
    await server.db.execute(sql.raw(`drop database ${name}`))
    await server.close()
  })
  const url = new URL(inject('serverUrl'))
  url.pathname = `/${name}`
  return url.href
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const { db, close } = connect(url, { max: 1 })
  try {
    return [...(await db.execute(sql.raw(statement)))]
  } finally {
    await close()
  }
}

const whole = {
  tables: Object.values(schema).filter((part) => is(part, PgTable)).length,
  installations: 1,
  migrations: journal.entries.length,
}
const everythingThere = `select
  (select count(*)::int from pg_tables where schemaname = 'public') as tables,
  (select count(*)::int from installation) as installations,
  (select count(*)::int from drizzle.__drizzle_migrations) as migrations`

test('migrations make an empty database whole, and a second time change nothing', async () => {
  const url = await emptyDatabase()
  await migrate(url)
  const first = await ask(url, everythingThere)
  const before = await ask(url, 'select id, created_at from installation')
  expect(first).toEqual([whole])
  expect(String(before[0]?.['id'])).toMatch(/^[0-9a-z]{8,16}$/)
  await migrate(url)
  expect(await ask(url, everythingThere)).toEqual(first)
  expect(await ask(url, 'select id, created_at from installation')).toEqual(before)
})

test('several processes that migrate one database at once take turns', async () => {
  const url = await emptyDatabase()
  await Promise.all(Array.from({ length: 5 }, () => migrate(url)))
  expect(await ask(url, everythingThere)).toEqual([whole])
})

test('two databases of one server, which share the interviewer’s role, can be migrated at once', async () => {
  const urls = [await emptyDatabase(), await emptyDatabase(), await emptyDatabase()]
  await Promise.all(urls.map((url) => migrate(url)))
  const ids = await Promise.all(urls.map((url) => ask(url, 'select id from installation')))
  expect(new Set(ids.map(([row]) => row?.['id'])).size).toBe(3)
})

test('the lock is given back: nothing waits for a migration that is over', async () => {
  const url = await emptyDatabase()
  await migrate(url)
  const held = `select count(*)::int as held from pg_locks where locktype = 'advisory'
    and database = (select oid from pg_database where datname = current_database())`
  await expect.poll(() => ask(url, held)).toEqual([{ held: 0 }])
})

test('a database that is away is said so by its own error', async () => {
  await expect(migrate('postgres://nobody@127.0.0.1:1/none')).rejects.toMatchObject({
    cause: { code: 'ECONNREFUSED' },
  })
})

test('seeding twice, and at once, leaves one template, and what a recruiter changed stays', async () => {
  const url = await emptyDatabase()
  await migrate(url)
  await Promise.all([seed(url), seed(url)])
  const { db, close } = connect(url, { max: 1 })
  await db.update(schema.template).set({ title: 'Changed' })
  await seed(url)
  expect(await db.select({ id: schema.template.id, title: schema.template.title }).from(schema.template)).toEqual([
    { id: sampleTemplateId, title: 'Changed' },
  ])
  expect(await db.select({ version: schema.templateVersion.version }).from(schema.templateVersion)).toEqual([
    { version: 1 },
  ])
  await close()
})
