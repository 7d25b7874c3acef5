import { createHmac } from 'node:crypto'
import { connect } from '@candor/drizzle'
import { migrate } from '@candor/drizzle/migrate'
import { seed } from '@candor/drizzle/seed'
import { StackProblem } from '../problem.ts'

/**
 * Brings a database to the newest schema, seeds it and gives the worker's role `candor_agent` a login. Idempotent.
 *
 * @param agentUrl the login the user made for that role; then the role is left alone.
 * @returns the address the worker uses.
 * @throws StackProblem `database` with the cause.
 */
export async function prepareDatabase(ownerUrl: string, agentUrl: string | undefined): Promise<string> {
  try {
    await migrate(ownerUrl)
    await seed(ownerUrl)
    return agentUrl ?? (await letAgentIn(ownerUrl))
  } catch (error) {
    throw new StackProblem('database', `The database at ${shown(ownerUrl)} could not be prepared: ${cause(error)}`, {
      cause: error,
    })
  }
}

/**
 * The password of `candor_agent` follows from the owner's: every checkout that is started on one database sets the
 * same one, and none locks the others' workers out.
 */
async function letAgentIn(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl)
  if (url.password === '') throw new Error('DATABASE_URL has no password, so AGENT_DATABASE_URL must be set as well')
  const password = createHmac('sha256', url.password).update(`candor_agent ${url.pathname}`).digest('hex')
  const { db, close } = connect(ownerUrl, { max: 1, prepare: false, name: 'candor-stack' })
  try {
    await db.execute(`alter role candor_agent login password '${password}'`)
  } finally {
    await close()
  }
  url.username = 'candor_agent'
  url.password = password
  return url.href
}

function shown(address: string): string {
  const { host, pathname } = new URL(address)
  return `${host}${pathname}`
}

function cause(error: unknown): string {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(inner instanceof Error)) return String(inner)
  return inner.message || ('code' in inner ? String(inner.code) : inner.name)
}
