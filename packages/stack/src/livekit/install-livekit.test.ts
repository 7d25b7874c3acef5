import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { verifyChecksum } from '../net/download.ts'
import { releaseFile } from './install-livekit.ts'

test('the release is named as its page names it', () => {
  expect(releaseFile('linux', 'x64')).toBe('livekit_1.13.5_linux_amd64.tar.gz')
  expect(releaseFile('linux', 'arm64')).toBe('livekit_1.13.5_linux_arm64.tar.gz')
  expect(releaseFile('win32', 'x64')).toBe('livekit_1.13.5_windows_amd64.zip')
})

test('an archive is used only when its checksum is in the list', () => {
  const content = Buffer.from('archive')
  const sum = createHash('sha256').update(content).digest('hex')
  expect(() => verifyChecksum('a.tar.gz', content, `${sum}  a.tar.gz\n`)).not.toThrow()
  expect(() => verifyChecksum('a.tar.gz', content, `${'0'.repeat(64)}  a.tar.gz\n`)).toThrow(/has checksum/)
  expect(() => verifyChecksum('a.tar.gz', content, `${sum}  b.tar.gz\n`)).toThrow(/not in the list/)
})
