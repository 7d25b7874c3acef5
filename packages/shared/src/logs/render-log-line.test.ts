import { describe, expect, test } from 'vitest'
import { parseLog } from './log-line.ts'
import { partOf, renderLogLine } from './render-log-line.ts'

const line = (facts: object) => JSON.stringify({ level: 30, time: '2026-11-21T11:31:02.830Z', pid: 20, ...facts })
const only = (text: string) => parseLog(text)[0] ?? expect.fail('no line')

describe('a line is shown', () => {
  test('with its time, its prefix and its facts', () => {
    const text = line({ attemptId: 'att_1', epoch: 1, part: 'shutdown', why: 'session closed', msg: 'leaving' })
    expect(renderLogLine(only(text))).toBe('2026-11-21 11:31:02.830 [SHUTDOWN]   leaving epoch=1 why=session closed')
  })

  test('with the attempt it belongs to where several stand together', () => {
    const text = line({ attemptId: 'att_1', epoch: 1, part: 'shutdown', msg: 'leaving' })
    expect(renderLogLine(only(text), { whose: true })).toMatch(/ leaving att_1 epoch=1$/)
    expect(renderLogLine(only(line({ msg: 'worker started' })), { whose: true })).toMatch(/ worker started$/)
  })

  test('of an error the message and not the stack, and how grave it is', () => {
    const error = { type: 'Error', message: 'no route', stack: 'Error: no route\n    at secret.ts:1:1' }
    expect(
      renderLogLine(only(line({ level: 50, part: 'cleanup', error, step: 'flush', msg: 'leaving: a step failed' }))),
    ).toBe('2026-11-21 11:31:02.830 [CLEANUP]    error: leaving: a step failed error=no route step=flush')
    expect(renderLogLine(only(line({ level: 40, msg: 'beat not answered' })))).toContain('warning: beat')
  })

  test('without lists that are empty', () => {
    const swept = { ended: [], roomsGone: ['att_ours0000'], hostname: 'h', msg: 'swept' }
    expect(renderLogLine(only(line(swept)))).toMatch(/swept roomsGone=\["att_ours0000"\]$/)
  })

  test('without personal words', () => {
    expect(renderLogLine(only(line({ 'lk.pii.text': 'My name is Ada', msg: 'heard' })))).not.toContain('Ada')
  })

  test('as it is where it is no record', () => {
    expect(renderLogLine(only('(node:1) Warning: listeners'))).toMatch(
      /^ {23} \[SESSION\] {4}\(node:1\) Warning: listeners$/,
    )
  })
})

test.each(['connect', 'disconnect', 'cleanup', 'track', 'session', 'shutdown'])('prefix of %s', (part) => {
  expect(renderLogLine(only(line({ part, msg: 'x' })))).toContain(` [${part.toUpperCase()}] `)
})

test('a line says itself what it is about; one that does not, or says something unknown, is of the conversation', () => {
  expect(partOf(only(line({ part: 'track', msg: 'leaving' })))).toBe('track')
  expect(partOf(only(line({ part: 'something new', msg: 'leaving' })))).toBe('session')
  expect(partOf(only(line({ msg: 'event loop blocked' })))).toBe('session')
})
