import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkoutRoot } from '@candor/stack'
import { describe, expect, onTestFinished, test } from 'vitest'
import { linesOf, parseLog } from './log-lines.ts'
import { logs } from './logs.ts'
import { partOf, partsByText, renderLogLine } from './render-log-line.ts'
import { openWorld } from './world.ts'

const [ours, other] = ['att_ours0000', 'att_other000']
const line = (facts: object) => JSON.stringify({ level: 30, time: '2026-11-21T11:31:02.830Z', pid: 20, ...facts })
const only = (text: string) => parseLog(text)[0] ?? expect.fail('no line')

describe('of a log, an attempt has', () => {
  const log = [
    line({ pid: 1, msg: 'worker started' }),
    line({ pid: 20, attemptId: ours, epoch: 1, msg: 'interviewer in the room' }),
    line({ pid: 20, msg: 'event loop blocked' }),
    line({ pid: 21, attemptId: other, epoch: 1, msg: 'interviewer in the room' }),
    line({ pid: 1, attemptId: ours, jobPid: 20, msg: 'interviewer lost: its process ended' }),
    line({ pid: 1, attemptId: other, msg: 'interviewer lost: its process ended' }),
    line({ pid: 1, ended: [other, ours], msg: 'swept' }),
    `(node:20) a warning about ${ours}`,
    '',
    'a line of nobody',
  ].join('\n')

  test('what names it and what its job processes say besides, and nothing of others', () => {
    expect(linesOf(parseLog(log), ours).map(({ text }) => text)).toEqual([
      'interviewer in the room',
      'event loop blocked',
      'interviewer lost: its process ended',
      'swept',
      `(node:20) a warning about ${ours}`,
    ])
    expect(linesOf(parseLog(log), 'att_unknown0')).toEqual([])
  })
})

describe('a line is shown', () => {
  test('with its time, its prefix and its facts', () => {
    const text = line({ attemptId: ours, epoch: 1, why: 'session closed', msg: 'leaving' })
    expect(renderLogLine(only(text))).toBe('2026-11-21 11:31:02.830 [SHUTDOWN]   leaving epoch=1 why=session closed')
  })

  test('of an error the message and not the stack, and how grave it is', () => {
    const error = { type: 'Error', message: 'no route', stack: 'Error: no route\n    at secret.ts:1:1' }
    expect(renderLogLine(only(line({ level: 50, error, step: 'flush', msg: 'leaving: a step failed' })))).toBe(
      '2026-11-21 11:31:02.830 [CLEANUP]    error: leaving: a step failed error=no route step=flush',
    )
    expect(renderLogLine(only(line({ level: 40, msg: 'beat not answered' })))).toContain('warning: beat')
  })

  test('without lists that are empty', () => {
    const swept = { ended: [], roomsGone: [ours], hostname: 'h', msg: 'swept' }
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

test('a line says itself what it is about; of others the beginning tells', () => {
  expect(partOf(only(line({ part: 'track', msg: 'leaving' })))).toBe('track')
  expect(partOf(only(line({ part: 'something new', msg: 'leaving' })))).toBe('shutdown')
  expect(partOf(only(line({ msg: 'Agent shutdown complete' })))).toBe('shutdown')
  expect(partOf(only(line({ msg: 'provider failed' })))).toBe('session')
})

test('every beginning is one that the interviewer or its worker writes', () => {
  const sources = globSync('apps/agent/src/**/*.ts', { cwd: checkoutRoot })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(checkoutRoot, path), 'utf8'))
    .join('\n')
  expect(partsByText.filter(([beginning]) => !sources.includes(`'${beginning}`))).toEqual([])
})

describe('the command', () => {
  function dataFolder(files: Record<string, string>): string {
    const folder = mkdtempSync(join(tmpdir(), 'candor-logs-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    mkdirSync(join(folder, 'logs'))
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, 'logs', name), content)
    return folder
  }
  const asked = { id: ours, reason: undefined, all: false, dryRun: false }

  test('reads the logs of every worker, of this run and the last, in the order of time, and needs no database', async () => {
    const at = (second: number, msg: string) => line({ time: `2026-11-21T11:31:0${second}.000Z`, attemptId: ours, msg })
    const folder = dataFolder({
      'agent.log.1': `${at(1, 'one')}\n`,
      'agent.log': `${at(2, 'two')}\n${at(4, 'four')}\n`,
      'agent-2.log': `${at(3, 'three')}\n`,
      'web.log': `${at(5, 'five')}\n`,
    })
    const { text, json } = await logs.run(openWorld(folder), asked)
    expect(text.match(/one|two|three|four|five/g)).toEqual(['one', 'two', 'three', 'four'])
    expect(json).toMatchObject({ attemptId: ours, lines: { length: 4, 0: { text: 'one', part: 'session' } } })
  })

  test('says where it looked for an attempt without lines', async () => {
    const folder = dataFolder({})
    await expect(logs.run(openWorld(folder), asked)).rejects.toThrow(`No line of ${ours} in ${folder}`)
  })
})
