import { portWords } from '../choose-ports.ts'
import { prepareDatabase } from '../postgres/prepare-database.ts'
import { POSTGRES_PORT, startPostgres } from '../postgres/start-postgres.ts'
import { StackProblem } from '../problem.ts'
import { hooks, type Start } from './start.ts'

/** Our own PostgreSQL or the user's, brought to the newest schema. */
export async function databaseUp(start: Start): Promise<void> {
  const { stack, environment, report, wants, ports, mode, dataDir } = start
  const own = environment.databaseUrl === undefined && wants('postgres')
  if (own) {
    await report.step('PostgreSQL', async (note) => {
      note(portWords(ports.postgres, POSTGRES_PORT))
      const throwaway = mode === 'test'
      const { url } = await startPostgres({ dataDir, port: ports.postgres.port, throwaway, ...hooks(start) })
      stack.addresses.database = url
    })
  }
  const { database } = stack.addresses
  if (database === '') {
    if (!wants('agent') && !wants('web')) return
    throw new StackProblem('no-database', 'Worker and web need a database: start part `postgres` or set DATABASE_URL.')
  }
  await report.step('Database', async (note) => {
    note(own ? 'migrated and seeded' : `yours by DATABASE_URL, migrated and seeded`)
    stack.addresses.agentDatabase = await prepareDatabase(database, environment.agentDatabaseUrl)
  })
}
