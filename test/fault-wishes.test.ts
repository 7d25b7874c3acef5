import { expect, test } from 'vitest'
import { readFaultWishes } from '../scripts/fault-wishes.ts'

test('rows and figures are chosen by number and by a text in their names', () => {
  const smoke = readFaultWishes(['--smoke'])
  expect(smoke?.rows.every((row) => row.smoke)).toBe(true)
  expect(smoke).toMatchObject({ what: 'rows', save: false, seed: 1 })
  const figure = readFaultWishes(['--figures', '--only', 'job-killed-cold', '--repeat', '3', '--seed', '7'])
  expect(figure?.figures.map(({ key }) => key)).toEqual(['job-killed-cold'])
  expect(figure).toMatchObject({ what: 'figures', named: true, repeat: 3, seed: 7 })
  expect(new Set(readFaultWishes(['--rows', '6, 9'])?.rows.map(({ row }) => row))).toEqual(new Set([6, 9]))
})

test('what came of all rows is always noted; of some, when it is wished', () => {
  expect(readFaultWishes([])?.save).toBe(true)
  expect(readFaultWishes(['--rows', '6'])?.save).toBe(false)
  expect(readFaultWishes(['--rows', '6', '--save'])?.save).toBe(true)
})

test.each([
  [['--rows', '31'], /no row 31 to play/],
  [['--rows', 'six'], /--rows must be a whole number/],
  [['--figures', '--only', 'nothing of that name'], /no such row/],
  [['--fast'], /npm run faults/],
])('%j is refused with what is wrong', (args, message) => {
  expect(() => readFaultWishes(args)).toThrow(message)
})
