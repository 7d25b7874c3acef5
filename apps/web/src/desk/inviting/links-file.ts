/** A cell that no sheet takes for a formula, whatever somebody is called. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** The links of those who were invited, as a table for a sheet. */
export function linksFile(invited: readonly { name: string; email: string | null; link: string }[]): string {
  const rows = invited.map(({ name, email, link }) => [name, email ?? '', link].map(cell).join(','))
  return `\uFEFF${['Name,E-mail,Link', ...rows].join('\r\n')}\r\n`
}
