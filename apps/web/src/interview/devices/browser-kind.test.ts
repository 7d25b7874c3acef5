import { expect, test } from 'vitest'
import { browserKind } from './browser-kind.ts'

const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'
const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test.each([
  ['chrome', `${mac} ${blink} Chrome/150.0.0.0 Safari/537.36`, 0],
  ['edge', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0`, 0],
  ['firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 0],
  ['safari', `${mac} ${webkit} Version/26.0 Safari/605.1.15`, 0],
  ['ios', `Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) ${webkit} CriOS/150.0 Mobile/15E148 Safari/604.1`, 5],
  ['ios', `${mac} ${webkit} Version/26.0 Safari/605.1.15`, 5],
  ['android', `Mozilla/5.0 (Linux; Android 16; K) ${blink} Chrome/150.0.0.0 Mobile Safari/537.36`, 5],
  ['other', 'curl/8.0', 0],
])('%s is known by its name', (kind, userAgent, touchPoints) => {
  expect(browserKind(userAgent, touchPoints)).toBe(kind)
})
