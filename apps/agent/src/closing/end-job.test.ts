import { seconds } from '@candor/shared'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { handClock } from '../care/testing/hand-clock.ts'
import { endJob } from './end-job.ts'

test('a job whose room does not let go ends all the same, and says so last', () => {
  const clock = handClock()
  const happened: string[] = []
  const log = pino({}, { write: (line: string) => happened.push((JSON.parse(line) as { msg: string }).msg) })
  endJob({ shutdown: (why) => happened.push(why), log, clock, exit: () => happened.push('exit') }, 'lost')
  clock.forward(seconds(2))
  expect(happened, 'the SDK has its time').toEqual(['lost'])
  clock.forward(seconds(2))
  expect(happened).toEqual(['lost', 'the room does not let go: left without it', 'Agent shutdown complete', 'exit'])
})
