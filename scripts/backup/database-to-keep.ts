import { join, resolve } from 'node:path'
import { checkoutRoot, readEnvironment, readRunningAddresses, StackProblem } from '@candor/stack'

/**
 * The owner's address of the database to copy or to fill: past a pooler, because a copy needs one session for all of it.
 * @throws StackProblem `not-running` where there is none.
 */
export function databaseToKeep(dataDir = join(checkoutRoot, '.data')): string {
  const direct = process.env['DIRECT_DATABASE_URL']
  const found = direct || readRunningAddresses(resolve(dataDir))?.database || readEnvironment().databaseUrl
  if (found) return found
  throw new StackProblem('not-running', 'Which database? Start it with `npm start`, or set DATABASE_URL.')
}
