import { stories as allStories, type Story } from '../e2e/stories.ts'
import type { KeptRow } from './keep-faults.ts'
import type { Outcome } from './read-outcomes.ts'

/** Which titles a printed title may stand for: the placeholders of a table of tests are filled in when it runs. */
function patternOf(title: string): RegExp {
  const plain = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${plain.replace(/%[sdifjo]/g, '.+')}$`)
}

type Known = { readonly outcomes: readonly Outcome[]; readonly rows: readonly KeptRow[] }

function whatIsWrong(title: string, { outcomes, rows }: Known): string | null {
  const pattern = patternOf(title)
  const ran = outcomes.filter((one) => pattern.test(one.title))
  if (ran.some(({ came }) => came === 'failed')) return 'failed'
  if (ran.some(({ came }) => came === 'skipped')) return 'was skipped'
  if (ran.length > 0) return null
  // Most rows of faults take too long for every run: what came of them is noted when they are played.
  const row = rows.find(({ name }) => name === title)
  if (!row) return 'did not run'
  return row.failures.length > 0 ? `failed when it was last played (${row.at}, commit ${row.commit})` : null
}

/** One outcome for each promise of the stories: it passed when every test it names really ran and passed. */
export function checkStories(known: Known, stories: readonly Story[] = allStories): Outcome[] {
  return stories.flatMap(({ title: story, lines }) =>
    lines
      .filter(({ tests }) => tests.length > 0)
      .map(({ promise, tests }) => {
        const wrong = tests.flatMap((title) => {
          const why = whatIsWrong(title, known)
          return why === null ? [] : [`${why}: ${title}`]
        })
        return {
          title: `${story}: ${promise}`,
          came: wrong.length > 0 ? 'failed' : 'passed',
          message: wrong.join('\n'),
        }
      }),
  )
}
