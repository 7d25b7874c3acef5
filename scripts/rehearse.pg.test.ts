import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sampleTemplateId, seed } from '@candor/drizzle/seed'
import { createTestDatabase, type TestDatabase } from '@candor/drizzle/testing'
import { checkoutRoot } from '@candor/stack'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Rehearsal } from './rehearse/rehearsal.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase(inject('serverUrl'))
  await seed(database.url)
})
afterAll(() => database.drop())

type Told = { readonly code: number; readonly stdout: string; readonly stderr: string }

async function rehearse(args: readonly string[], voice: Record<string, string> = { VOICE: 'local' }): Promise<Told> {
  const nowhere = join(checkoutRoot, 'no-such-folder')
  const env = { ...process.env, DATABASE_URL: database.url, AGENT_DATABASE_URL: database.agentUrl, ...voice }
  try {
    const command = ['scripts/rehearse.ts', '--data', nowhere, ...args]
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command, { cwd: checkoutRoot, env })
    return { code: 0, stdout, stderr }
  } catch (error) {
    return error as Told
  }
}

test(
  'a template is rehearsed with simulated candidates, as the interviewer’s role, and told in one line of JSON',
  { timeout: 60_000 },
  async () => {
    const { code, stdout, stderr } = await rehearse([
      '--template',
      sampleTemplateId,
      '--candidates',
      'terse,silent',
      '--json',
    ])
    expect(code, stderr).toBe(0)
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    const { rehearsals } = JSON.parse(stdout) as { rehearsals: Rehearsal[] }
    expect(rehearsals).toMatchObject([
      { candidate: 'terse', endReason: 'completed', breaks: [] },
      { candidate: 'silent', endReason: 'candidate_silent', breaks: [] },
    ])
    expect(rehearsals[0]?.coverage.map(({ outcome }) => outcome)).toEqual(['answered', 'answered', 'answered'])
    expect(stderr).toMatch(/terse +completed +3 of 3/)
  },
)

test('what is wrong is said without a stack trace', async () => {
  const wrong: [string[], RegExp][] = [
    [[], /Say which template with --template/],
    [['--template', 'x', '--candidates', 'polite'], /no candidate "polite"/],
    [['--templat', 'x'], /--templat/],
  ]
  const told = await Promise.all(wrong.map(([args]) => rehearse(args)))
  for (const [at, { code, stderr }] of told.entries()) {
    expect([code, stderr]).toEqual([2, expect.stringMatching(wrong[at]?.[1] ?? '')])
    expect(stderr).not.toMatch(/^\s+at /m)
  }
})

test('a template that nobody published is named', { timeout: 60_000 }, async () => {
  const elsewhere = { VOICE: 'openai', OPENAI_API_KEY: 'key', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }
  const { code, stderr } = await rehearse(['--template', 'tpl_nowhere'], elsewhere)
  expect([code, stderr]).toEqual([2, expect.stringContaining('no published template "tpl_nowhere"')])
})
