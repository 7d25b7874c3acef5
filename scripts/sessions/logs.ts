import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type LogLine, parseLog, partOf, renderLogLine } from '@candor/shared'
import { StackProblem } from '@candor/stack'
import type { Command } from './command.ts'
import { linesOf } from './lines-of.ts'
import { whichAttempt } from './which-attempt.ts'

/** The worker's logs of this run and of the one before, each read as a whole: process numbers mean one thing within a file only. */
async function readLogs(folder: string, attemptId: string): Promise<LogLine[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^agent.*\.log(\.1)?$/.test(name))
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')))
  const lines = files.flatMap((content) => linesOf(parseLog(content), attemptId))
  return lines.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
}

export const logs: Command = {
  name: 'logs',
  usage: 'ID',
  what: "the interviewers' log lines of an attempt, or of the newest attempt of an interview",
  takesId: true,
  options: [],
  more: `Prefixes: [CONNECT] [DISCONNECT] [CLEANUP] [TRACK] [SESSION] [SHUTDOWN]. Needs no database for an attempt's id. Workers on other hosts
keep their own logs.`,
  run: async (world, { id }) => {
    const attemptId = id.startsWith('int_') ? await whichAttempt(world, id) : id
    const lines = await readLogs(world.logs, attemptId)
    if (lines.length === 0) {
      throw new StackProblem(
        'no-lines',
        `No line of ${attemptId} in ${world.logs}. Is the id right, and the worker on this host?`,
      )
    }
    const shown = lines.map(({ at, level, pid, text, fields }) => ({
      at, level, pid, part: partOf({ at, level, pid, text, fields }), text, ...withoutPersonal(fields),
    })) // prettier-ignore
    return { json: { attemptId, lines: shown }, text: lines.map((line) => renderLogLine(line)).join('\n') }
  },
}

function withoutPersonal(fields: LogLine['fields']): LogLine['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('lk.pii.') && name !== 'part'))
}
