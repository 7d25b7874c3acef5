import { expect, test } from 'vitest'
import { hideName } from './redact-names.ts'

test('a name is hidden whole and in its parts, whatever its case, and words that contain it stay', () => {
  expect(hideName('I am Grace Hopper. GRACE, or Mrs hopper. Graceful grasshopper.', 'Grace Hopper')).toBe(
    'I am [name]. [name], or Mrs [name]. Graceful grasshopper.',
  )
})

test('names of all scripts and with signs are hidden, and short parts are not looked for', () => {
  expect(hideName('Özlem O’Brien-Şahin sagt: özlem.', 'Özlem O’Brien-Şahin')).toBe('[name] sagt: [name].')
  expect(hideName('He is at the dock (a.b).', 'Al (a.b)')).toContain('He is at the dock')
  expect(hideName('Li and Bo', 'Li Bo')).toBe('Li and Bo')
})
