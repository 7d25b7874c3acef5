import { expect, test } from 'vitest'
import { isSameOrigin } from './same-origin.ts'

const app = 'https://interviews.example'

test.each([
  [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, true],
  [{ 'sec-fetch-site': 'cross-site', origin: app }, false],
  [{ 'sec-fetch-site': 'same-site', origin: app }, false],
  [{ 'sec-fetch-site': 'none' }, false],
  [{ origin: app }, true],
  [{ origin: 'https://elsewhere.example' }, false],
  [{}, false],
])('%j may change something: %s', (headers, allowed) => {
  expect(isSameOrigin(new Headers(headers), app)).toBe(allowed)
})
