/** One line of a worker's log. `at` is epoch milliseconds, or null where the line does not tell; `fields` are its further facts. */
export type LogLine = {
  readonly at: number | null
  readonly level: number
  readonly pid: number | null
  readonly text: string
  readonly fields: Readonly<Record<string, unknown>>
}

const info = 30

/** Reads a log: one JSON object to a line, and whatever else a process wrote, as it is. */
export function parseLog(content: string): LogLine[] {
  return content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parseLine)
}

function parseLine(line: string): LogLine {
  try {
    const { time, level, pid, msg, ...fields } = JSON.parse(line) as Record<string, unknown>
    const at = typeof time === 'number' ? time : typeof time === 'string' ? Date.parse(time) : NaN
    return {
      at: Number.isNaN(at) ? null : at,
      level: typeof level === 'number' ? level : info,
      pid: typeof pid === 'number' ? pid : null,
      text: typeof msg === 'string' ? msg : '',
      fields,
    }
  } catch {
    return { at: null, level: info, pid: null, text: line, fields: {} }
  }
}
