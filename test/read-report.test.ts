import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readReport } from '../scripts/read-report.ts'

function report(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'candor-report-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

const ran = { status: 'passed', assertionResults: [{}] }
const counts = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [ran] }

test('tests are counted as passed, failed and skipped', () => {
  expect(readReport('vitest', report(counts), true)).toEqual({ passed: 3, failed: 0, skipped: 2 })
  const stats = { expected: 2, unexpected: 1, flaky: 0, skipped: 1 }
  expect(readReport('playwright', report({ stats, errors: [] }), false)).toEqual({ passed: 2, failed: 1, skipped: 1 })
  expect(readReport('faults', report({ rows: [], passed: 5, failed: 1 }), false)).toEqual({
    passed: 5,
    failed: 1,
    skipped: 0,
  })
})

test('a test file that could not be loaded is a failure, though none of its tests failed', () => {
  const broken = { ...counts, testResults: [ran, { status: 'failed', assertionResults: [] }] }
  expect(readReport('vitest', report(broken), false)).toEqual({ passed: 3, failed: 1, skipped: 2 })
})

test('a test that passed only when repeated is a failure', () => {
  const stats = { expected: 2, unexpected: 0, flaky: 1, skipped: 0 }
  expect(readReport('playwright', report({ stats, errors: [] }), true).failed).toBe(1)
})

test('a stage that ended badly is never counted as good: without a report, or with one that shows no failure', () => {
  expect(readReport('vitest', '/no/such/report.json', false)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(readReport('vitest', report(counts), false).failed).toBe(1)
})

test('a stage that says it is fine but left no report is not believed', () => {
  expect(readReport('vitest', '/no/such/report.json', true).failed).toBe(1)
})
