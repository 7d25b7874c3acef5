import { readFileSync } from 'node:fs'

export type Tally = { passed: number; failed: number; skipped: number }

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: unknown[]
}

const readers = {
  verify: (report: Tally): Tally => report,
  vitest: (report: VitestReport): Tally => ({
    passed: report.numPassedTests,
    // A file that could not be loaded has no tests to fail, but it is a failure.
    failed:
      report.numFailedTests +
      report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
        .length,
    skipped: report.numPendingTests + report.numTodoTests,
  }),
  playwright: ({ stats, errors }: PlaywrightReport): Tally => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }),
  faults: ({ passed, failed }: Omit<Tally, 'skipped'>): Tally => ({ passed, failed, skipped: 0 }),
}

export type ReportKind = keyof typeof readers

/** Counts what a stage reported. One that ended badly without a failed test, or left no report, counts as one failure. */
export function readReport(kind: ReportKind, path: string, ok: boolean): Tally {
  let tally: Tally
  try {
    tally = readers[kind](JSON.parse(readFileSync(path, 'utf8')) as never)
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
  return !ok && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}
