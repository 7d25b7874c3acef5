import { statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepSecrets } from './secrets.ts'
import { temporaryFolder } from './temporary-folder.ts'

test('secrets are made once, are long enough for LiveKit, and are for their owner only', () => {
  const folder = temporaryFolder()
  const made = keepSecrets(folder)
  expect(made.livekitKey).toMatch(/^cdr/)
  expect(made.livekitSecret.length).toBeGreaterThanOrEqual(32)
  expect(keepSecrets(folder)).toEqual(made)
  expect(statSync(join(folder, 'secrets.json')).mode & 0o077).toBe(0)
})

test('a damaged file is not overwritten: the database could no longer be opened', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'secrets.json'), '{"postgres":')
  expect(() => keepSecrets(folder)).toThrow(/is damaged/)
})

test.runIf(process.platform === 'linux')('a full disk is named, with what to do', () => {
  const folder = temporaryFolder()
  symlinkSync('/dev/full', join(folder, 'secrets.json.new'))
  expect(() => keepSecrets(folder)).toThrow(/no space left on device.*Free some space/)
})
