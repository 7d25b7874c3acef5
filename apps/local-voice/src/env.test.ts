import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSettings } from './env.ts'

const folder = mkdtempSync(join(tmpdir(), 'local-voice-'))
afterAll(() => rmSync(folder, { recursive: true }))
const sentencesFile = (content: string) => {
  const path = join(folder, 'sentences.json')
  writeFileSync(path, content)
  return path
}

test('with nothing set it listens on loopback with the control door shut', () => {
  expect(readSettings({})).toEqual({ port: 4100, host: '127.0.0.1', control: false, sentences: [] })
})

test('every variable is read', () => {
  const path = sentencesFile('["One more sentence."]')
  expect(
    readSettings({
      LOCAL_VOICE_PORT: '0',
      LOCAL_VOICE_HOST: '::1',
      LOCAL_VOICE_CONTROL: '1',
      LOCAL_VOICE_SENTENCES: path,
    }),
  ).toEqual({ port: 0, host: '::1', control: true, sentences: ['One more sentence.'] })
})

test.each([
  ['LOCAL_VOICE_PORT', 'many', /^LOCAL_VOICE_PORT must be a port number$/],
  ['LOCAL_VOICE_PORT', '70000', /^LOCAL_VOICE_PORT must be 0/],
  ['LOCAL_VOICE_CONTROL', 'yes', /^LOCAL_VOICE_CONTROL must be 1/],
  ['LOCAL_VOICE_SENTENCES', '/nowhere.json', /^LOCAL_VOICE_SENTENCES .*cannot be read \(ENOENT\)$/],
])('%s=%s is refused in one line that names it', (name, value, message) => {
  expect(() => readSettings({ [name]: value })).toThrow(message)
})

test.each([
  ['{not json', /the file is not JSON$/],
  ['{"a":1}', /LOCAL_VOICE_SENTENCES must name a JSON array/],
  ['[" "]', /a sentence is empty$/],
])('a sentences file that holds %s is refused', (content, message) => {
  expect(() => readSettings({ LOCAL_VOICE_SENTENCES: sentencesFile(content) })).toThrow(message)
})
