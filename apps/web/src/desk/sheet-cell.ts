/** A cell of a CSV file that no sheet takes for a formula, whatever stands in it. */
export function sheetCell(text: string): string {
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
