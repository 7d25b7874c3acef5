import { sheetCell } from '../sheet-cell.ts'

/** The links of those who were invited, as a table for a sheet. */
export function linksFile(invited: readonly { name: string; email: string | null; link: string }[]): string {
  const rows = invited.map(({ name, email, link }) => [name, email ?? '', link].map(sheetCell).join(','))
  return `\uFEFF${['Name,E-mail,Link', ...rows].join('\r\n')}\r\n`
}
