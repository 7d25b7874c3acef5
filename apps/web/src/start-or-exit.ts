import { connect, migrationFault, readMigrationStanding } from '@candor/drizzle'
import { seconds, within } from '@candor/shared'
import { BadEnvironment, readEnv } from './env.ts'

const lookLimitMs = seconds(5)

/** Reads the environment and looks at the database; when something is wrong, says in one line what, and ends the process. */
export async function startOrExit(): Promise<void> {
  try {
    const fault = await databaseFault(readEnv().databaseUrl)
    if (fault) refuse(fault)
  } catch (error) {
    if (!(error instanceof BadEnvironment)) throw error
    refuse(error.message)
  }
}

function refuse(why: string): never {
  console.error(`Candor web cannot start: ${why}`)
  process.exit(1)
}

/** Why code and database do not belong together. A database that is away is another matter: requests say so until it is back. */
async function databaseFault(url: string): Promise<string | null> {
  const { db, close } = connect(url, { max: 1, name: 'candor-web-start' })
  try {
    return migrationFault(await within(lookLimitMs, 'look at the migrations', () => readMigrationStanding(db)))
  } catch {
    return null
  } finally {
    await close(0)
  }
}
