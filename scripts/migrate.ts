// Runs in the agent's image too, so it needs nothing but drizzle/: `node scripts/migrate.ts`.
import { connect } from '@candor/drizzle'
import { migrate } from '@candor/drizzle/migrate'

const help = `npm run migrate

Brings the database of DIRECT_DATABASE_URL, or else of DATABASE_URL, to the newest schema; it must be the owner's login. Where AGENT_DATABASE_URL
is set, the role candor_agent may sign in with its password afterwards.
`

if (process.argv.includes('--help')) {
  process.stdout.write(help)
  process.exit()
}

/** Lets the role candor_agent in with the password of the address that the worker is given. */
async function letAgentIn(ownerUrl: string, agentUrl: string): Promise<void> {
  const { username, password } = new URL(agentUrl)
  if (username !== 'candor_agent') throw new Error('AGENT_DATABASE_URL must be the login of the role candor_agent')
  if (!/^[\w.~-]{16,}$/.test(password)) {
    throw new Error('the password in AGENT_DATABASE_URL must have at least 16 letters, digits, - . _ or ~')
  }
  const { db, close } = connect(ownerUrl, { max: 1, prepare: false, name: 'candor-migrate' })
  try {
    await db.execute(`alter role candor_agent login password '${password}'`)
  } finally {
    await close()
  }
}

try {
  const ownerUrl = process.env['DIRECT_DATABASE_URL'] || process.env['DATABASE_URL']
  if (!ownerUrl)
    throw new Error('DATABASE_URL is missing: the login of the owner, or DIRECT_DATABASE_URL past a pooler')
  await migrate(ownerUrl)
  const agentUrl = process.env['AGENT_DATABASE_URL']
  if (agentUrl) await letAgentIn(ownerUrl, agentUrl)
  console.log(`The database is at the newest schema${agentUrl ? ', and candor_agent may sign in' : ''}.`)
} catch (error) {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error
  console.error(
    `The database was not migrated: ${inner instanceof Error ? inner.message || inner.name : String(inner)}`,
  )
  process.exitCode = 1
}
