import { expect, test } from 'vitest'
import { type Hearing, listenOn, notListened } from './hearing.ts'

/** Listens for `ms` milliseconds at one level, sixty times a second. */
function hear(before: Hearing, level: number, fromMs: number, ms: number): Hearing {
  let hearing = before
  for (let at = 0; at <= ms; at += 16) hearing = listenOn(hearing, level, fromMs + at)
  return hearing
}

test('a voice is heard at once, and stays heard when it falls silent', () => {
  const heard = listenOn(hear(notListened, 0.05, 1000, 500), 0.5, 1600)
  expect(heard.verdict).toBe('heard')
  expect(hear(heard, 0, 2000, 60_000)).toBe(heard)
})

test('a microphone that sends nothing at all is called silent after three seconds, not before', () => {
  expect(hear(notListened, 0, 1000, 2900).verdict).toBe('listening')
  expect(hear(notListened, 0, 1000, 3100).verdict).toBe('silent')
})

test('one that hears the room is never called silent', () => {
  expect(hear(notListened, 0.05, 0, 3100).verdict).toBe('listening')
  expect(hear(notListened, 0.05, 0, 8000).verdict).toBe('quiet')
})

test('a silent one that is switched on is heard', () => {
  expect(listenOn(hear(notListened, 0, 0, 5000), 0.6, 5100).verdict).toBe('heard')
})
