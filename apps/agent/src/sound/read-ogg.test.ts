import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownFolder } from '../recorder/testing/stage.ts'
import { readOgg } from './read-ogg.ts'
import { oggOf, page } from './testing/ogg.ts'

function read(content: Buffer) {
  const path = join(ownFolder(), 'audio.ogg')
  writeFileSync(path, content)
  return readOgg(path)
}

test('a recording that was closed says how long it is and that it is whole', async () => {
  const whole = oggOf(62)
  expect(await read(whole)).toEqual({ bytes: whole.length, lengthMs: 62_000, ended: true })
})

test('one that was not closed is as long as its last page', async () => {
  expect(await read(oggOf(9, { ended: false }))).toMatchObject({ lengthMs: 9000, ended: false })
})

test('cut off anywhere, it is as long as what is whole in it', async () => {
  const whole = oggOf(9)
  for (const missing of [1, 5000, 11_999, 12_030]) {
    expect(await read(whole.subarray(0, -missing)), `${missing}`).toMatchObject({ lengthMs: 8000, ended: false })
  }
  expect(await read(Buffer.concat([whole, Buffer.from('OggS')]))).toMatchObject({ lengthMs: 9000, ended: false })
})

test('the mark of a page inside the sound deceives nobody', async () => {
  const deceiving = page({ granule: 480_312n, flags: 4, content: Buffer.alloc(2000, 'OggS\u0001') })
  expect(await read(Buffer.concat([oggOf(9, { ended: false }), deceiving]))).toMatchObject({ lengthMs: 10_000 })
})

test.each([
  ['no file', null],
  ['an empty one', Buffer.alloc(0)],
  ['one with a head and nothing else', oggOf(0)],
  ['something else', Buffer.alloc(5000, 'no sound at all ')],
])('%s has no sound', async (_, content) => {
  expect(content ? await read(content) : await readOgg('/no/such/file')).toBeNull()
})
