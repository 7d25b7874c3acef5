import { expect, test } from 'vitest'
import { checkStories } from '../scripts/check-stories.ts'

const stories = [
  {
    title: 'A story',
    happened: 'It went wrong.',
    lines: [
      { promise: 'it is kept', tests: ['%i sweepers (all) do it'] },
      { promise: 'it comes back', tests: ['a row of faults'] },
      { promise: 'it is not there yet', tests: [], notYet: 'nobody has made it' },
    ],
  },
]
const counts = { stuckOver60s: 0, itemsLost: 0, itemsDoubled: 0, leftOver: 0, againMs: null, figures: {} }
const row = { row: 6, name: 'a row of faults', at: '2026-11-21', commit: 'abc', failures: [], ...counts }
const ran = { title: '3 sweepers (all) do it', came: 'passed', message: '' } as const

const wrong = (...known: Parameters<typeof checkStories>) =>
  checkStories(...known).flatMap(({ came, message }) => (came === 'failed' ? [message] : []))

test('a promise is kept when every test it names ran and passed, now or as a row of faults when it was last played', () => {
  expect(checkStories({ outcomes: [ran], rows: [row] }, stories)).toHaveLength(2)
  expect(wrong({ outcomes: [ran], rows: [row] }, stories)).toEqual([])
})

test.each([
  ['did not run', []],
  ['was skipped', [ran, { ...ran, came: 'skipped' as const }]],
  ['failed', [ran, { ...ran, came: 'failed' as const }]],
])('a promise whose test %s fails', (why, outcomes) => {
  expect(wrong({ outcomes, rows: [row] }, stories)).toEqual([`${why}: %i sweepers (all) do it`])
})

test('a row that was never played, or failed the last time, fails its promise; one that ran just now is believed first', () => {
  expect(wrong({ outcomes: [ran], rows: [] }, stories)).toEqual(['did not run: a row of faults'])
  const failed = { ...row, failures: ['lost: a word'] }
  expect(wrong({ outcomes: [ran], rows: [failed] }, stories)).toEqual([
    'failed when it was last played (2026-11-21, commit abc): a row of faults',
  ])
  expect(wrong({ outcomes: [ran, { ...ran, title: row.name }], rows: [failed] }, stories)).toEqual([])
})
