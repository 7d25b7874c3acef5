import { sql } from 'drizzle-orm'
import { expect, inject, onTestFinished, test } from 'vitest'
import { connect } from './client.ts'
import { migrationFault, readMigrationStanding } from './migration-standing.ts'
import { createTestDatabase } from './testing.ts'

async function database() {
  const { url, agentUrl, drop } = await createTestDatabase(inject('serverUrl'))
  const [owner, agent] = [connect(url, { max: 1 }), connect(agentUrl, { max: 1 })]
  onTestFinished(async () => {
    await Promise.all([owner.close(), agent.close()])
    await drop()
  })
  return { owner: owner.db, agent: agent.db }
}

test('a worker sees that code and database belong together', async () => {
  const { agent } = await database()
  expect(migrationFault(await readMigrationStanding(agent))).toBeNull()
})

test('a database that is behind is told with the command to run', async () => {
  const { owner, agent } = await database()
  await owner.execute(
    sql`delete from drizzle.__drizzle_migrations where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`,
  )
  const standing = await readMigrationStanding(agent)
  expect(standing).toEqual({ kind: 'behind', missing: 1 })
  expect(migrationFault(standing)).toMatch(/lacks 1 .* npm run migrate$/)
})

test('a database that is ahead is told: a newer version was here', async () => {
  const { owner, agent } = await database()
  await owner.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 9999999999999)`)
  const standing = await readMigrationStanding(agent)
  expect(standing).toEqual({ kind: 'ahead', unknown: 1 })
  expect(migrationFault(standing)).toMatch(/newer version .* npm run restore$/)
})

test('one that has never been migrated, or not far enough to be asked, is behind', async () => {
  const { owner, agent } = await database()
  await owner.execute(sql`revoke usage on schema drizzle from candor_agent`)
  expect(await readMigrationStanding(agent)).toMatchObject({ kind: 'behind' })
  await owner.execute(sql`drop schema drizzle cascade`)
  expect(await readMigrationStanding(owner)).toMatchObject({ kind: 'behind' })
})
