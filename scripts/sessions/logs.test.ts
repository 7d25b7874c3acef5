import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseLog } from '@candor/shared'
import { describe, expect, onTestFinished, test } from 'vitest'
import { linesOf } from './lines-of.ts'
import { logs } from './logs.ts'
import { openWorld } from './world.ts'

const [ours, other] = ['att_ours0000', 'att_other000']
const line = (facts: object) => JSON.stringify({ level: 30, time: '2026-11-21T11:31:02.830Z', pid: 20, ...facts })

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
