import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { connect, type Connection } from './client.ts'
import { migrate } from './migrate.ts'

const templateName = 'candor_template'

function urlOf(serverUrl: string, database: string, login?: { user: string; password: string }): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  if (login) Object.assign(url, { username: login.user, password: login.password })
  return url.href
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const { db, close } = connect(serverUrl, { max: 1, prepare: false, name: 'candor-testing' })
  try {
    await db.execute(sql.raw(statement))
  } finally {
    await close()
  }
}

/** Makes the migrated database that every test file clones. Call once per PostgreSQL server, before any test. */
export async function prepareTemplateDatabase(serverUrl: string): Promise<void> {
  await onServer(serverUrl, `drop database if exists ${templateName}`)
  await onServer(serverUrl, `create database ${templateName}`)
  await migrate(urlOf(serverUrl, templateName))
  await onServer(serverUrl, `alter role candor_agent login password 'candor-agent-for-tests'`)
}

export type TestDatabase = Connection & {
  readonly url: string
  /** The same database as the interviewer sees it: role `candor_agent`. */
  readonly agentUrl: string
  /** Closes the connection and drops the database; fails when a test left another connection open. */
  readonly drop: () => Promise<void>
}

/** A database of one's own, cloned from the template in some 50 ms. */
export async function createTestDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `candor_test_${randomBytes(6).toString('hex')}`
  await onServer(serverUrl, `create database ${name} template ${templateName}`)
  const url = urlOf(serverUrl, name)
  const connection = connect(url, { max: 20, name: 'candor-test' })
  return {
    ...connection,
    url,
    agentUrl: urlOf(serverUrl, name, { user: 'candor_agent', password: 'candor-agent-for-tests' }),
    drop: async () => {
      await connection.close()
      await onServer(serverUrl, `drop database ${name}`)
    },
  }
}
