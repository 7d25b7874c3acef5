import { noProgress, type Progress } from '@candor/shared'
import { expect, test, vi } from 'vitest'
import { keepProgress } from './keep-progress.ts'

const log = { warn: () => {} } as unknown as Parameters<typeof keepProgress>[0]['log']
const asked = (...ids: string[]): Progress => ({ ...noProgress, asked: ids })

test('a store that is away gets the newest progress when it is back, and no older one', async () => {
  const stored: Progress[] = []
  let away = true
  const save = (progress: Progress) => {
    if (away) return Promise.reject(new Error('away'))
    stored.push(progress)
    return Promise.resolve()
  }
  const keep = keepProgress({ save, log, againAfterMs: 5 })
  keep(asked('one'))
  keep(asked('one', 'two'))
  away = false
  await vi.waitFor(() => expect(stored).toEqual([asked('one', 'two')]))
})

test('one write at a time, so that none overtakes another', async () => {
  const begun: Progress[] = []
  const first = Promise.withResolvers<void>()
  const keep = keepProgress({
    save: (progress) => (begun.push(progress) === 1 ? first.promise : Promise.resolve()),
    log,
  })
  keep(asked('one'))
  keep(asked('one', 'two'))
  expect(begun).toEqual([asked('one')])
  first.resolve()
  await vi.waitFor(() => expect(begun).toEqual([asked('one'), asked('one', 'two')]))
})
