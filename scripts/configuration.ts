import { resolve } from 'node:path'
import { writeConfiguration } from './configuration/table.ts'

try {
  writeConfiguration(resolve(import.meta.dirname, '..'))
  console.log('docs/configuration.md says what the schemas say.')
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
