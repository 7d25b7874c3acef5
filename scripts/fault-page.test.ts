import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { keptBare } from './fault-bare.ts'
import { keptFigures } from './fault-figures.ts'
import { faultPage } from './fault-page.ts'
import { keptRows } from './keep-faults.ts'

const page = join(resolve(import.meta.dirname, '..'), 'docs', 'faults.md')
const kept = { figures: keptFigures().entries(), rows: keptRows().entries(), bare: keptBare().entries() }

test('docs/faults.md says what the last runs have kept', () => {
  expect(readFileSync(page, 'utf8')).toBe(faultPage(kept))
})

test('a goal that was missed is called missed, and a row that failed failed', () => {
  const [figure, row] = [kept.figures[0], kept.rows[0]]
  if (!figure || !row) throw new Error('nothing is kept')
  const missed = { ...figure, goals: figure.goals.map((goal) => ({ ...goal, value: 99_000, reached: false })) }
  const said = faultPage({ figures: [missed], rows: [{ ...row, failures: ['it broke'] }], bare: [] })
  expect(said).toContain('**missed: 99.0 s**')
  expect(said).toContain('**failed**')
})
