import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, 'bare-agent')

test('the bare agent is what it was when the first figures were taken', () => {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).toSorted()) {
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    hash.update(name).update('\0').update(text).update('\0')
  }
  // Figures of another agent cannot be compared with those of this one: a better bare agent is a new folder, not a new hash.
  expect(hash.digest('hex')).toBe('363167e0ea9b722727905e98ab55ba76e278dd94da780b5c076b291261d0cfaf')
})
