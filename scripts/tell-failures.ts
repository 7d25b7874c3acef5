import { stripVTControlCharacters } from 'node:util'
import type { Outcome } from './read-outcomes.ts'

const mostLines = 15

/** The failed tests of a stage, each with the beginning of what it said, for the end of a log. */
export function tellFailures(stage: string, outcomes: readonly Outcome[]): string[] {
  return outcomes
    .filter(({ came }) => came === 'failed')
    .map(({ title, message }) => {
      const lines = stripVTControlCharacters(message)
        .trim()
        .split('\n')
        .filter((line) => !/^\s+at .*node_modules/.test(line))
      const more = lines.length > mostLines ? [`(and ${lines.length - mostLines} lines more)`] : []
      return [`✗ ${stage}: ${title}`, ...[...lines.slice(0, mostLines), ...more].map((line) => `    ${line}`)].join(
        '\n',
      )
    })
}
