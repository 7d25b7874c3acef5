import { expect, test } from 'vitest'
import { clipTexts } from './clip-texts.ts'
import { judgeTurns } from './judge-turns.ts'

const said = (parts: string[], ms: number) => ({
  clip: { parts, pauses: [{ afterPart: 0, ms, kind: 'thinking' as const }] },
  lateMs: [50, 50],
})

test('a pause longer than what is waited for is a cut-off, and the words decide what is waited for', () => {
  const policy = { usualMs: 800, thinkingMs: 4300 }
  const waits = said(['I found it in the', 'code that compared two dates.'], 4000)
  const cut = said(['It took us three weeks.', 'The team still uses it.'], 1000)
  expect(judgeTurns([waits, cut], policy)).toEqual({ falseCutOffs: 1, clips: 2, delayP50: 850, delayP95: 850 })
})

test('nobody answers before the words are there', () => {
  const clip = said(['It took us three weeks.', 'The team still uses it.'], 300)
  expect(judgeTurns([clip], { usualMs: 0, thinkingMs: 0 }).delayP50).toBe(500)
})

test('the answers are the same every time, and their pauses last 0.3 to 4 s', () => {
  const clips = clipTexts(200)
  expect(clips).toEqual(clipTexts(200))
  const pauses = clips.flatMap((clip) => clip.pauses.map(({ ms }) => ms))
  expect(pauses.length).toBeGreaterThan(100)
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(300)
  expect(Math.max(...pauses)).toBeLessThanOrEqual(4000)
})
