import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const doors = {
  agent: { file: 'apps/agent/src/env.ts', reader: 'workerConfigFrom' },
  web: { file: 'apps/web/src/env.ts', reader: 'parseEnv' },
} as const

const asker = `const [file, reader, given] = process.argv.slice(1)
const { [reader]: read } = await import(file)
try { read(JSON.parse(given)) } catch (error) { process.stdout.write(error.message) }`

/**
 * What an app's own env.ts says about an environment, in a process of its own, as at a start: a text that names every variable that is
 * wrong, or an empty one.
 */
export function askApp(
  root: string,
  app: keyof typeof doors,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const { file, reader } = doors[app]
  const args = ['--input-type=module', '-e', asker, join(root, file), reader, JSON.stringify(env)]
  return execFileSync(process.execPath, args, { encoding: 'utf8', cwd: root, timeout: 10_000 }).trim()
}
