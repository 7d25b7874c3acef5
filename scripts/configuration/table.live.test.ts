import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readVariables } from './read-variables.ts'
import { checkConfiguration, writeConfiguration } from './table.ts'

const root = resolve(import.meta.dirname, '../..')
const env = 'apps/web/src/env.ts'

/** The three schemas and the page, in a folder of their own inside the checkout, so that their imports are found. */
function copy(): string {
  mkdirSync(join(root, '.data'), { recursive: true })
  const folder = mkdtempSync(join(root, '.data', 'configuration-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const path of [env, 'apps/agent/src/env.ts', 'apps/local-voice/src/env.ts', 'docs/configuration.md']) {
    cpSync(join(root, path), join(folder, path))
  }
  // The schemas of the agent and of the local voice are put together from files beside them.
  for (const path of ['apps/agent/src', 'apps/local-voice/src'])
    cpSync(join(root, path), join(folder, path), { recursive: true })
  cpSync(join(root, 'packages/stack/src/env.ts'), join(folder, 'packages/stack/src/env.ts'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeConfiguration(folder)
  return folder
}

function change(folder: string, path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(folder, path), 'utf8')
  expect(text).toMatch(from)
  writeFileSync(join(folder, path), text.replace(from, to))
}

test('the page says what the schemas say: every variable, who reads it, its rule and its default', () => {
  const variables = readVariables(root)
  expect(variables.find(({ name }) => name === 'DATABASE_URL')).toMatchObject({ required: true, rule: 'an address' })
  expect(variables.find(({ name }) => name === 'AGENT_PORT')).toMatchObject({ fallback: '8081', readers: ['worker'] })
  const folder = copy()
  expect(checkConfiguration(folder)).toBe('')
  const page = readFileSync(join(folder, 'docs/configuration.md'), 'utf8')
  for (const { name } of variables) expect(page).toContain(`| \`${name}\` |`)
})

test('a default that changes in a schema makes the page stale, and the command says so', () => {
  const folder = copy()
  change(folder, 'apps/agent/src/env.ts', `default(8081)`, `default(9000)`)
  expect(checkConfiguration(folder)).toMatch(/older than the schemas: run `npm run configuration`/)
  writeConfiguration(folder)
  expect(checkConfiguration(folder)).toBe('')
})

test('a variable without words, and words about none, are named', () => {
  const folder = copy()
  change(folder, env, /DESK_KEY: secret/, 'DESK_COLOUR: secret')
  const said = checkConfiguration(folder)
  expect(said).toContain('DESK_COLOUR is read by a schema')
  expect(said).toContain('DESK_KEY is read by nobody any more')
})
