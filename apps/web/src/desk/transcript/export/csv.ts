import type { Talk } from './talk.ts'

type Cell = string | number | boolean | null

/**
 * A cell that a spreadsheet shows and never runs. Text that would begin a formula gets an apostrophe before it, also where blanks or a
 * separator come first; numbers of ours are left alone.
 */
function csvCell(value: Cell): string {
  if (typeof value !== 'string') return value === null ? '' : String(value)
  const safe = /^[\s\uFEFF"';,]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(value) ? `'${value}` : value
  return /[",;\r\n\t']/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Lines as RFC 4180 has them, with the mark by which spreadsheets know UTF-8. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
}

const head = [
  'attempt', 'epoch', 'seq', 'seconds', 'said_at', 'speaker', 'name', 'kind', 'question', 'text', 'correction', 'interrupted', 'confirmed', 'confidence',
] // prettier-ignore

/** A transcript as a table, one line for each item. */
export function talkAsCsv({ attempts }: Talk): string {
  const rows = attempts.flatMap(({ number, items }) =>
    items.map((item) => [
      number,
      item.epoch,
      item.seq,
      Number((item.atMs / 1000).toFixed(3)),
      item.saidAt,
      item.speaker,
      item.name,
      item.kind,
      item.question,
      item.text,
      item.correction,
      item.interrupted,
      !item.provisional,
      item.confidence,
    ]),
  )
  return csvOf([head, ...rows])
}
