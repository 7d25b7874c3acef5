import { expect, test } from 'vitest'
import { AttemptId, InterviewId, newId, randomLetters } from './ids.ts'

test('ids say what they are of, and no two are alike', () => {
  for (const [kind, prefix] of [['attempt', 'att'], ['interview', 'int'], ['invite', 'inv'], ['template', 'tpl']] as const) {
    expect(newId(kind)).toMatch(new RegExp(`^${prefix}_[0-9a-z]{26}$`))
  } // prettier-ignore
  expect(new Set(Array.from({ length: 1000 }, () => newId('attempt'))).size).toBe(1000)
})

test('random letters use every letter of an alphabet without look-alikes, evenly', () => {
  const letters = randomLetters(32_000)
  expect(letters).toMatch(/^[0-9a-hjkmnp-tv-z]{32000}$/)
  const counts = Map.groupBy(letters, (letter) => letter)
  expect(counts.size).toBe(32)
  for (const [letter, found] of counts) {
    expect(found.length, letter).toBeGreaterThan(800)
    expect(found.length, letter).toBeLessThan(1200)
  }
  expect(randomLetters(0)).toBe('')
})

test('an id of another kind is refused by name', () => {
  expect(AttemptId.parse(newId('attempt'))).toMatch(/^att_/)
  expect(InterviewId.parse(newId('interview'))).toMatch(/^int_/)
  expect(AttemptId.safeParse(newId('interview')).error?.issues[0]?.message).toContain('attempt id (att_')
})
