import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { writtenFiles } from '../scripts/source-files.ts'

const sources = writtenFiles(resolve(import.meta.dirname, '..')).filter((path) => /\.tsx?$/.test(path))

test('no file is named after a drawer: a name says what its file does', () => {
  const drawers = /(^|\/)(utils?|helpers?|misc|common|manager|service|types)(\.[\w.]+|\/.*)$/
  expect(sources.filter((path) => drawers.test(path))).toEqual([])
})

test('the files of the repository were looked at', () => {
  expect(sources).toContain('test/file-names.test.ts')
})
