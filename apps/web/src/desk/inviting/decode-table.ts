/**
 * The text of a file as people's programs write them: UTF-8 or UTF-16 where its first bytes say so, UTF-8 where it is one, and otherwise
 * Windows-1252, which is what is left of tables from western desks.
 */
export function decodeTable(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const separators = [',', ';', '\t', '|'] as const

/** A table by RFC 4180, with the separator that its first lines use most. Each row knows the line it begins on, counted from 1. */
export function readTable(text: string): { line: number; cells: string[] }[] {
  const separator = separatorOf(text)
  const rows: { line: number; cells: string[] }[] = []
  let [line, begun, cells, cell, quoted] = [1, 1, [] as string[], '', false]
  const endRow = () => {
    cells.push(cell)
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begun, cells: cells.map((one) => one.trim()) })
    ;[cells, cell, begun] = [[], '', line]
  }
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    const newLine = sign === '\n' || (sign === '\r' && text[at + 1] !== '\n')
    if (newLine) line += 1
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (sign === '"' && cell.trim() === '') [quoted, cell] = [true, '']
    else if (sign === separator) {
      cells.push(cell)
      cell = ''
    } else if (newLine) endRow()
    else if (sign !== '\r') cell += sign
  }
  endRow()
  return rows
}

function separatorOf(text: string): string {
  const head = text.slice(0, 5000).replaceAll(/"[^"]*"/g, '')
  const counts = separators.map((sign) => head.split(sign).length - 1)
  return separators[counts.indexOf(Math.max(...counts))] ?? ','
}
