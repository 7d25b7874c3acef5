import { parts } from '@candor/shared'
import { expect, test } from 'vitest'
import { openLog } from './log.ts'

function written(say: (log: ReturnType<typeof openLog>) => void): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = []
  const log = openLog('debug', { write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) })
  say(log)
  return lines
}

test('every line says what it is about: what it names, or else the conversation', () => {
  const lines = written((log) => {
    for (const part of parts) log.info({ part }, 'named')
    log.info('only words')
    log.child({ attemptId: 'att_1' }).warn({ error: new Error('no route') }, 'facts')
  })
  expect(lines.map(({ part }) => part)).toEqual([...parts, 'session', 'session'])
  expect(lines.at(-1)).toMatchObject({ attemptId: 'att_1', error: { message: 'no route' }, pid: process.pid })
})
