import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../temporary-folder.ts'
import { hashSources } from './hash-sources.ts'

test('a build is made anew for a changed, a new or a renamed source, not for tests and what builds leave', () => {
  const root = temporaryFolder()
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
    return hashSources(root, ['app', 'lock.json', 'not-there'])
  }
  const first = write('app/page.tsx', 'one')
  expect(write('app/page.test.ts', 'x')).toBe(first)
  expect(write('app/.next/out.js', 'x')).toBe(first)
  expect(write('app/node_modules/a.js', 'x')).toBe(first)
  const second = write('app/page.tsx', 'two')
  const third = write('app/other.tsx', '')
  const fourth = write('lock.json', '{}')
  expect(new Set([first, second, third, fourth]).size).toBe(4)
})
