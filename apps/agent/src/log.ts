import { pino, type Logger } from 'pino'

export type Log = Logger

/** Structured lines on stdout. Personal words go under `lk.pii.*` keys only, and those are left out. */
export function openLog(level: string, fields: Record<string, unknown> = {}): Log {
  return pino({
    level,
    base: { pid: process.pid, ...fields },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: pino.stdSerializers.err },
  })
}
