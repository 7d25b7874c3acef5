import { expect, test } from 'vitest'
import { parseJobMetadata } from './job-metadata.ts'

const metadata = { v: 1, attemptId: 'att_6h3kq0v7w2x9y4z8a1b5c6d7e8', epoch: 2 }

test('metadata as we send it is read', () => {
  expect(parseJobMetadata(JSON.stringify(metadata))).toEqual({ ok: true, value: metadata })
})

test.each(['', 'null', '{', 'undefined', '[]', '"v"', '{"v":1}', JSON.stringify({ ...metadata, v: 2 }), '\0'])(
  'a dispatch of somebody else is refused with what is wrong, never with an exception: %j',
  (text) => {
    const read = parseJobMetadata(text)
    expect(read).toEqual({ ok: false, error: expect.stringMatching(/\w/) })
  },
)

test('an unknown version is named', () => {
  expect(parseJobMetadata(JSON.stringify({ ...metadata, v: 2 }))).toEqual({
    ok: false,
    error: expect.stringContaining('v'),
  })
})
