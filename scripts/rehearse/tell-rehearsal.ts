import type { Rehearsal } from './rehearsal.ts'

export const rehearsalHead = `${'candidate'.padEnd(12)}${'ended'.padEnd(20)}${'asked'.padStart(9)}${'turns'.padStart(7)}${'follow-ups'.padStart(12)}${'length'.padStart(9)}  rule breaks`

/** One line for one rehearsal, and below it what it broke and left out. */
export function tellRehearsal({
  candidate,
  endReason,
  coverage,
  turns,
  followUps,
  lengthMs,
  breaks,
}: Rehearsal): string[] {
  const asked = coverage.filter(({ outcome }) => outcome !== 'not_asked').length
  const minutes = `${Math.floor(lengthMs / 60_000)}:${String(Math.floor(lengthMs / 1000) % 60).padStart(2, '0')}`
  const line =
    candidate.padEnd(12) +
    (endReason ?? 'not at all').padEnd(20) +
    `${asked} of ${coverage.length}`.padStart(9) +
    String(turns).padStart(7) +
    String(followUps).padStart(12) +
    minutes.padStart(9) +
    `  ${breaks.length || 'none'}`
  const missing = coverage.filter(({ outcome }) => outcome === 'not_asked')
  return [
    line,
    ...breaks.map(({ rule, words }) => `    ${rule}: ${short(words)}`),
    ...missing.map(({ id, mustAsk, why }) => `    not asked: ${id}${mustAsk ? ', which must be' : ''} (${why ?? ''})`),
  ]
}

/** What was said, a line for each turn. */
export const tellTalk = ({ transcript }: Rehearsal): string[] =>
  transcript.map(({ speaker, text }) => `    ${speaker}: ${text}`)

const short = (words: string): string => (words.length > 100 ? `${words.slice(0, 97)}...` : words)
