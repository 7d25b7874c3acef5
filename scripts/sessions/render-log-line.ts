import type { LogLine } from './log-lines.ts'

const parts = ['connect', 'disconnect', 'cleanup', 'track', 'session', 'shutdown'] as const
export type Part = (typeof parts)[number]

/** Lines that do not say by a field `part` what they are about, known by how they begin. */
export const partsByText: readonly (readonly [string, Part])[] = [
  ['interviewer in the room', 'connect'],
  ['candidate is here', 'connect'],
  ['attempt not claimed', 'connect'],
  ['job refused', 'connect'],
  ['candidate is gone', 'disconnect'],
  ['interviewer lost', 'disconnect'],
  ['not replaced yet', 'disconnect'],
  ['the worker is gone', 'disconnect'],
  ['no successor asked for yet', 'disconnect'],
  ['job without a sign of life', 'disconnect'],
  ['orphan of a dead worker', 'cleanup'],
  ['swept', 'cleanup'],
  ['sweep failed', 'cleanup'],
  ['a spool', 'cleanup'],
  ['leaving: a step failed', 'cleanup'],
  ['leaving', 'shutdown'],
  ['left in a hurry', 'shutdown'],
  ['worker stopping', 'shutdown'],
  ['Agent shutdown complete', 'shutdown'],
]

/** What a line is about: what it says itself, or what its beginning says, or else the conversation. */
export function partOf({ text, fields }: LogLine): Part {
  const own = parts.find((part) => part === fields['part'])
  return own ?? partsByText.find(([beginning]) => text.startsWith(beginning))?.[1] ?? 'session'
}

const width = Math.max(...parts.map((part) => part.length)) + 2

/** A line for a terminal: time, prefix, words, facts. Personal words (`lk.pii.*`) are left out, of errors the stack. */
export function renderLogLine(line: LogLine): string {
  const at = line.at === null ? ''.padEnd(23) : new Date(line.at).toISOString().slice(0, 23).replace('T', ' ')
  const grave = line.level >= 50 ? 'error: ' : line.level >= 40 ? 'warning: ' : ''
  const prefix = `[${partOf(line).toUpperCase()}]`.padEnd(width)
  return [at, prefix, `${grave}${line.text}`, ...factsOf(line.fields)].join(' ').trimEnd()
}

/** Facts that the line's place tells already. */
const untold = new Set(['attemptId', 'part', 'hostname'])
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0

function factsOf(fields: LogLine['fields']): string[] {
  return Object.entries(fields)
    .filter(([name, value]) => !(untold.has(name) || name.startsWith('lk.pii.') || isEmpty(value)))
    .map(([name, value]) => `${name}=${sayFact(value)}`)
}

function sayFact(value: unknown): string {
  if (value !== null && typeof value === 'object' && 'message' in value) return String(value.message)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
