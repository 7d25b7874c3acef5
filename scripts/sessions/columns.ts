/** Rows under their heads, each column as wide as it must be; columns of figures (`right`) end at the right. */
export function columns(heads: readonly string[], rows: readonly (readonly string[])[], right: readonly number[] = []) {
  const widths = heads.map((head, index) => Math.max(head.length, ...rows.map((row) => row[index]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) =>
        right.includes(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return [heads, ...rows].map(line).join('\n')
}
