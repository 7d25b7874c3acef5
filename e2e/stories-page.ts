import type { Story, StoryLine } from './stories.ts'

function lineOf({ promise, tests, notYet }: StoryLine): string {
  const proofs = tests.map((title) => `  - ${title}`)
  return [`- **${promise}**${notYet ? ` (not yet: ${notYet})` : ''}`, ...proofs].join('\n')
}

/** docs/stories.md, made from e2e/stories.ts. */
export function storiesPage(stories: readonly Story[]): string {
  const parts = stories.map(({ title, happened, lines }, index) =>
    [`## ${index + 1}. ${title}`, '', happened, '', ...lines.map(lineOf), ''].join('\n'),
  )
  const head = [
    '# Five stories this product exists to end',
    '',
    'Each happened to people who ran voice sessions in production. Below every promise stand the titles of the tests that prove it.',
    'This page is made from `e2e/stories.ts`. The last check of `npm test` fails when one of these tests is missing, was skipped, did not run or',
    'failed; rows of `npm run faults` that are too long for every run are looked up in what came of them when they were last played.',
    '',
  ]
  return `${head.join('\n')}\n${parts.join('\n')}`
}
