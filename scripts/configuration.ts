import { resolve } from 'node:path'
import { writeConfiguration } from './configuration/table.ts'

const help = `npm run configuration

Writes the tables of variables in docs/configuration.md anew, from the schemas of the apps.
`

if (process.argv.includes('--help')) {
  process.stdout.write(help)
  process.exit()
}

try {
  writeConfiguration(resolve(import.meta.dirname, '..'))
  console.log('docs/configuration.md says what the schemas say.')
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
