import { expect, test } from 'vitest'
import { described } from './log.ts'

test('what is told of an error names nobody’s address', () => {
  const refused = new Error('550 5.1.1 <ada@example.org>: no such mailbox')
  expect(described(refused)).toBe('Error: 550 5.1.1 <(address)>: no such mailbox')
  expect(described(new Error('failed', { cause: refused }))).not.toContain('ada')
})
