import { expect, test } from 'vitest'
import { readLogAddress } from './log-address.ts'

test('an address of the log is read as far as it can be asked for', () => {
  expect(readLogAddress({ before: '12', action: 'sign_in', of: ' int_1 ' })).toEqual({
    before: 12,
    action: 'sign_in',
    of: 'int_1',
  })
  expect(readLogAddress({ of: ['int_1', 'int_2'], before: 'never', action: '' })).toEqual({ of: 'int_1' })
  expect(readLogAddress({})).toEqual({})
})
