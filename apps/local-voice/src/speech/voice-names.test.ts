import { expect, test } from 'vitest'
import { toEspeakVoice } from './voice-names.ts'

test.each(['en-us', 'en-gb', 'de', 'en-us+f3'])("espeak's own voice %s is used", (name) => {
  expect(toEspeakVoice(name)).toBe(name)
})

test.each([undefined, '', 'alloy', 'en-us+nobody', 'xx', 'en-us+f3+f4'])('%s becomes the default voice', (name) => {
  expect(toEspeakVoice(name)).toBe('en-us')
})
