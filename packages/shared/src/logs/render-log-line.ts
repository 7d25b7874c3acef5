import type { LogLine } from './log-line.ts'

/** The prefixes of log lines. */
export const parts = ['connect', 'disconnect', 'cleanup', 'track', 'session', 'shutdown'] as const
export type Part = (typeof parts)[number]

/** What a line is about: what it says itself, or else the conversation. */
export function partOf({ fields }: LogLine): Part {
  return parts.find((part) => part === fields['part']) ?? 'session'
}

const width = Math.max(...parts.map((part) => part.length)) + 2

/**
 * A line for a terminal: time, prefix, words, facts. Personal words (`lk.pii.*`) are left out, of errors the stack. `whose`: lines of several
 * attempts stand together, so each says which one it belongs to.
 */
export function renderLogLine(line: LogLine, { whose = false }: { whose?: boolean } = {}): string {
  const at = line.at === null ? ''.padEnd(23) : new Date(line.at).toISOString().slice(0, 23).replace('T', ' ')
  const grave = line.level >= 50 ? 'error: ' : line.level >= 40 ? 'warning: ' : ''
  const prefix = `[${partOf(line).toUpperCase()}]`.padEnd(width)
  return [at, prefix, `${grave}${line.text}`, ...attemptOf(line, whose), ...factsOf(line.fields)].join(' ').trimEnd()
}

function attemptOf({ fields: { attemptId } }: LogLine, whose: boolean): string[] {
  return whose && typeof attemptId === 'string' ? [attemptId] : []
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
