import { createTestDatabase, type TestDatabase } from '@candor/drizzle/testing'
import { checkoutRoot } from '@candor/stack'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { runCommand } from './run-command.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase(inject('serverUrl'))
})
afterAll(() => database.drop())

const admin = (...args: string[]) =>
  runCommand({
    program: process.execPath,
    args: ['scripts/admin.ts', ...args, '--data', '/nowhere'],
    cwd: checkoutRoot,
    env: { DATABASE_URL: database.url },
    limitMs: 30_000,
  })

test('an organisation and its first owner are made from the command line, and listed', async () => {
  const made = await admin('organisation', '--name', 'Harbour Bikes')
  const [id = ''] = /org_[0-9a-z]{26}/.exec(made.output) ?? []
  expect(made).toMatchObject({ code: 0, output: `Harbour Bikes is ${id}.\n` })
  const create = ['create', '--email', 'Ada@Example.org', '--role', 'owner', '--organisation', id]
  expect(await admin(...create)).toMatchObject({ code: 0 })
  expect(await admin(...create)).toMatchObject({ code: 1, output: expect.stringContaining('is a member') })
  expect((await admin('list')).output).toContain(`${id}\tHarbour Bikes\tada@example.org\towner`)
}, 60_000)

test.each([
  [['create', '--email', 'nobody', '--role', 'owner'], '--email must be an address'],
  [['create', '--email', 'a@b.c', '--role', 'king'], '--role must be one of owner, recruiter, reviewer, auditor'],
  [['create', '--email', 'a@b.c', '--role', 'owner', '--organisation', 'org_x'], 'there is no organisation org_x'],
  [['crown'], 'npm run admin'],
])('%j is refused in words', async (args, words) => {
  expect(await admin(...args)).toMatchObject({ code: 1, output: expect.stringContaining(words) })
})
