import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keepTally } from './keep-tally.ts'

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'candor-tally-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'results', 'simulation.json')
}
const range = {
  from: 1,
  count: 100,
  failed: 0,
  perSecond: 900,
  perProcessorSecond: 1000,
  virtualHours: 9,
  at: '2026-11-21T10:00:00Z',
}

test('ranges of seeds add up, in their order, and one lived through again counts once', () => {
  const path = file()
  keepTally(path, { ...range, from: 101, failed: 2 }, { cores: 2 })
  keepTally(path, range, { cores: 2 })
  expect(keepTally(path, { ...range, from: 101 }, { cores: 2 })).toMatchObject({ lifetimes: 200, failed: 0 })
  const { ranges } = JSON.parse(readFileSync(path, 'utf8')) as { ranges: { from: number }[] }
  expect(ranges.map(({ from }) => from)).toEqual([1, 101])
})

test('a file of somebody else is not written over', () => {
  const path = file()
  keepTally(path, range, {})
  writeFileSync(path, '{"mine": true}')
  expect(() => keepTally(path, range, {})).toThrow()
  expect(readFileSync(path, 'utf8')).toBe('{"mine": true}')
})
