import { readFileSync } from 'node:fs'
import type { ReportKind } from './read-report.ts'

/** What one test of a stage came to. */
export type Outcome = { title: string; came: 'passed' | 'failed' | 'skipped'; message: string }

type VitestTests = {
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { title: string; ancestorTitles: string[]; status: string; failureMessages?: string[] | null }[]
  }[]
}
type Spec = {
  title: string
  tests: { status: string; results: { errors: { message?: string }[] }[] }[]
}
type Suite = { specs: Spec[]; suites?: Suite[] }
type PlaywrightTests = { suites: Suite[]; errors: { message?: string }[] }
type VerifyReport = { problems?: { name: string; problem: string }[] }
type FaultsReport = { rows: { name: string; failures?: string[] }[] }

const cameAs = (status: string): Outcome['came'] =>
  status === 'passed' || status === 'expected'
    ? 'passed'
    : /^(failed|unexpected|flaky)$/.test(status)
      ? 'failed'
      : 'skipped'

const failed = (title: string, message: string): Outcome => ({ title, came: 'failed', message })

function specsOf({ specs, suites = [] }: Suite): Spec[] {
  return [...specs, ...suites.flatMap(specsOf)]
}

const readers = {
  verify: ({ problems = [] }: VerifyReport): Outcome[] => problems.map(({ name, problem }) => failed(name, problem)),
  vitest: ({ testResults }: VitestTests): Outcome[] =>
    testResults.flatMap(({ name, status, message = '', assertionResults }) => [
      ...assertionResults.map((one) => ({
        title: one.title,
        came: cameAs(one.status),
        message: [
          ...one.ancestorTitles.map((title) => `in: ${title}`),
          `file: ${name}`,
          ...(one.failureMessages ?? []),
        ].join('\n'),
      })),
      // A file that could not be loaded, or whose hooks failed, says so itself.
      ...(status === 'failed' && assertionResults.every((one) => one.status !== 'failed')
        ? [failed(name, message)]
        : []),
    ]),
  playwright: ({ suites, errors }: PlaywrightTests): Outcome[] => [
    ...suites.flatMap(specsOf).flatMap(({ title, tests }) =>
      tests.map(({ status, results }) => {
        const messages = results.flatMap((result) => result.errors.map(({ message = '' }) => message))
        return { title, came: cameAs(status), message: messages.join('\n') }
      }),
    ),
    ...errors.map(({ message = '' }) => failed('outside of any test', message)),
  ],
  faults: ({ rows }: FaultsReport): Outcome[] =>
    rows.map(({ name, failures = [] }) => ({
      title: name,
      came: failures.length > 0 ? 'failed' : 'passed',
      message: failures.join('\n'),
    })),
}

/** Every test a stage tells of in its report; none where there is no report that can be read. */
export function readOutcomes(kind: ReportKind, path: string): Outcome[] {
  try {
    return readers[kind](JSON.parse(readFileSync(path, 'utf8')) as never)
  } catch {
    return []
  }
}
