import { connect } from '@candor/drizzle'
import { createTestDatabase, type TestDatabase } from '@candor/drizzle/testing'
import { checkoutRoot } from '@candor/stack'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrations } from './doctor/checks/database.ts'
import { lookAt } from './doctor/testing/stage.ts'
import { runCommand } from './run-command.ts'

let server: TestDatabase
const name = `candor_migrate_${process.pid}`
beforeAll(async () => {
  server = await createTestDatabase(inject('serverUrl'))
  await server.db.execute(`create database ${name}`)
})
afterAll(async () => {
  await server.db.execute(`drop database ${name}`)
  await server.drop()
})

function addressOf(url: string, facts: Partial<URL> = {}): string {
  return Object.assign(new URL(url), { pathname: `/${name}`, ...facts }).href
}

const migrate = (env: Record<string, string>) =>
  runCommand({ program: process.execPath, args: ['scripts/migrate.ts'], cwd: checkoutRoot, env, limitMs: 30_000 })

test('an empty database gets every migration, and the role candor_agent its login; a second time changes nothing', async () => {
  const agentUrl = addressOf(server.agentUrl)
  // The pooler's address is not asked where the direct one is given.
  const env = { DATABASE_URL: 'postgres://x:y@127.0.0.1:9/z', DIRECT_DATABASE_URL: addressOf(server.url) }
  for (let time = 0; time < 2; time += 1) {
    const end = await migrate({ ...env, AGENT_DATABASE_URL: agentUrl })
    expect(end.output).toBe('The database is at the newest schema, and candor_agent may sign in.\n')
  }
  expect(await lookAt(migrations, { database: env.DIRECT_DATABASE_URL })).toMatchObject({ ok: true })
  const { db, close } = connect(agentUrl, { max: 1 })
  expect(await db.execute('select current_user as who')).toMatchObject([{ who: 'candor_agent' }])
  await close()
})

test.each([
  ['no address', { DATABASE_URL: '', DIRECT_DATABASE_URL: '' }, 'DATABASE_URL is missing'],
  ['a database that is away', { DATABASE_URL: 'postgres://x:y@127.0.0.1:9/z' }, 'ECONNREFUSED'],
])('%s is told in one line', async (_what, env, words) => {
  const end = await migrate(env)
  expect(end).toMatchObject({ code: 1, output: expect.stringContaining(words) })
  expect(end.output.trim().split('\n')).toHaveLength(1)
})

test('a login of somebody else, and a password that could be a statement, are refused', async () => {
  const owner = { DATABASE_URL: addressOf(server.url) }
  const refused = async (agentUrl: string) => (await migrate({ ...owner, AGENT_DATABASE_URL: agentUrl })).output
  expect(await refused(owner.DATABASE_URL)).toContain('must be the login of the role candor_agent')
  const password = `x'; drop table attempt; --`
  expect(await refused(addressOf(server.agentUrl, { password }))).toContain('must have at least 16 letters')
})
