import { parseLog, type Part, renderLogLine } from '@candor/shared'
import { type DestinationStream, pino, type Logger } from 'pino'

export type Log = Logger

/** A person at a terminal reads prefixes; everybody else gets one JSON object to a line. */
const forPeople: DestinationStream = {
  write: (text) =>
    void process.stdout.write(
      `${parseLog(text)
        .map((line) => renderLogLine(line, { whose: true }))
        .join('\n')}\n`,
    ),
}
const untold: { readonly part: Part } = { part: 'session' }

/**
 * Lines with a `part` that says what they are about (`session`, the conversation, where a line says nothing else), structured on stdout, with
 * prefixes on a terminal. Personal words go under `lk.pii.*` keys only, and those are left out.
 */
export function openLog(level: string, to?: DestinationStream): Log {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: pino.stdSerializers.err },
    formatters: { log: (fields: Record<string, unknown>) => ('part' in fields ? fields : { ...untold, ...fields }) },
  }
  const stream = to ?? (process.stdout.isTTY ? forPeople : undefined)
  return stream ? pino(options, stream) : pino(options)
}
