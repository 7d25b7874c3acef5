import { minutes } from '@candor/shared'
import type { RecordingPart } from '@candor/store'
import { expect, test } from 'vitest'
import { recordingWord } from './recording-words.ts'

const endedAt = 1_790_000_000_000
const part = { epoch: 1, startedAt: endedAt - 60_000 }
const sound = { lengthMs: 60_000, bytes: 9, storageKey: 'k', complete: true }
const word = (one: RecordingPart, now = endedAt, ended: number | null = endedAt) =>
  recordingWord(one, { endedAt: ended, now })

test('of a whole part there is nothing to say', () => {
  expect(word({ ...part, state: 'stored', ...sound })).toBeNull()
})

test('one that was cut off says what may be missing', () => {
  const cut = word({ ...part, state: 'stored', ...sound, complete: false })
  expect(cut).toMatchObject({ tone: 'needs-you', word: expect.stringContaining('last seconds may be missing') })
})

test('one that is not there says why, and asks for attention only when it should have come', () => {
  const recording = { ...part, state: 'recording' } as const
  expect(word(recording, endedAt, null)?.word).toMatch(/^Being recorded/)
  expect(word(recording)).toMatchObject({ word: expect.stringMatching(/^Being stored/), tone: 'active' })
  expect(word(recording, endedAt + minutes(3))).toMatchObject({
    word: expect.stringMatching(/^Not stored yet/),
    tone: 'needs-you',
  })
  expect(word({ ...part, state: 'empty' })?.word).toMatch(/before anything was recorded/)
})
