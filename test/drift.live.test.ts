import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { checkDrift } from '../scripts/check-drift.ts'
import { runCommand } from '../scripts/run-command.ts'

const repository = resolve(import.meta.dirname, '..')
let root: string

/** A repository that has only the schema; what it imports is that of the real one. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'candor-drift-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'))
  cpSync(join(repository, 'drizzle'), join(root, 'drizzle'), {
    recursive: true,
    filter: (path) => !path.includes('node_modules'),
  })
})

test('migrations that say what the schema says are accepted, and nothing is left behind', async () => {
  const before = readdirSync(join(root, 'drizzle'))
  expect(await checkDrift(root, runCommand)).toBe('')
  expect(readdirSync(join(root, 'drizzle')).filter((name) => name !== 'node_modules')).toEqual(before)
  expect(readdirSync(join(root, 'drizzle/node_modules'))).toEqual([])
})

test('a table that no migration makes is named', async () => {
  appendFileSync(
    join(root, 'drizzle/schema/index.ts'),
    `\nimport { pgTable, text } from 'drizzle-orm/pg-core'\nexport const forgotten = pgTable('forgotten', { id: text() })\n`,
  )
  const problem = await checkDrift(root, runCommand)
  expect(problem).toContain('drizzle-kit generate')
  expect(problem).toContain('CREATE TABLE "forgotten"')
})
