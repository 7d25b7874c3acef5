import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readOutcomes } from '../scripts/read-outcomes.ts'
import { tellFailures } from '../scripts/tell-failures.ts'

function report(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'candor-outcomes-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

const came = (outcomes: ReturnType<typeof readOutcomes>) => outcomes.map((one) => `${one.title}: ${one.came}`)

test('the tests of every kind of stage are read with what they came to', () => {
  const assertion = (title: string, status: string) => ({ title, status, ancestorTitles: [], failureMessages: [] })
  const tests = ['passed', 'failed', 'pending'].map((status) => assertion(status, status))
  const files = [
    { name: 'a.test.ts', status: 'failed', assertionResults: tests },
    { name: 'broken.test.ts', status: 'failed', message: 'no such file', assertionResults: [] },
  ]
  expect(came(readOutcomes('vitest', report({ testResults: files })))).toEqual([
    'passed: passed',
    'failed: failed',
    'pending: skipped',
    'broken.test.ts: failed',
  ])
  const spec = (title: string, status: string) => ({ title, tests: [{ status, results: [{ errors: [] }] }] })
  const suites = [
    { specs: [spec('outer', 'expected')], suites: [{ specs: [spec('inner', 'flaky'), spec('off', 'skipped')] }] },
  ]
  expect(came(readOutcomes('playwright', report({ suites, errors: [] })))).toEqual([
    'outer: passed',
    'inner: failed',
    'off: skipped',
  ])
  const rows = [
    { name: 'one', failures: [] },
    { name: 'two', failures: ['lost: a word'] },
  ]
  expect(came(readOutcomes('faults', report({ rows })))).toEqual(['one: passed', 'two: failed'])
  const problems = [{ name: 'types', problem: 'TS2322' }]
  expect(came(readOutcomes('verify', report({ problems })))).toEqual(['types: failed'])
  expect(readOutcomes('vitest', '/no/such/report.json')).toEqual([])
})

test('a failed test is told with its title and the first lines of what it said, and nothing else is', () => {
  const lines = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`)
  const [one = '', ...others] = tellFailures('live', [
    { title: 'comes back', came: 'failed', message: `\u001B[31m${lines.join('\n')}\u001B[39m` },
    { title: 'stays', came: 'passed', message: '' },
  ])
  expect(others).toEqual([])
  expect(one.split('\n')).toHaveLength(17)
  expect(one).toContain('✗ live: comes back')
  expect(one).toContain('    line 15\n    (and 25 lines more)')
  expect(one).not.toContain('\u001B')
})
