import { BadEnvironment, readEnv } from './env.ts'

/** Reads the environment; when something is wrong with it, says in one line what, and ends the process. */
export function startOrExit(): void {
  try {
    readEnv()
  } catch (error) {
    if (!(error instanceof BadEnvironment)) throw error
    console.error(`Candor web cannot start: ${error.message}`)
    process.exit(1)
  }
}
