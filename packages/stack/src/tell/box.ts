import type { StackSummary } from '../addresses.ts'

/** The box at the end of a start: where everything is, and how to stop it. */
export function box(summary: StackSummary): string {
  const rows: [string, string][] = [
    ['Web', summary.web],
    ['Candidate', summary.candidateUrl],
    ['Recruiter', summary.recruiterUrl],
    ['Database', summary.database],
    ['LiveKit', summary.livekit],
    ['Logs', summary.logs],
    ['Stop', 'Ctrl-C'],
  ]
  const lines = rows.map(([name, value]) => `${name.padEnd(10)} ${value}`)
  const title = ' Candor is ready '
  const width = Math.max(...lines.map((line) => line.length), title.length)
  const top = `╭─${title}${'─'.repeat(width + 1 - title.length)}╮`
  const bottom = `╰${'─'.repeat(width + 2)}╯`
  return [top, ...lines.map((line) => `│ ${line.padEnd(width)} │`), bottom].join('\n')
}

/** The same as one line for programs. */
export function summaryLine(summary: StackSummary): string {
  const { web, candidateUrl, recruiterUrl, database, livekit } = summary
  return JSON.stringify({ web, candidateUrl, recruiterUrl, database, livekit })
}
