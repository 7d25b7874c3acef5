import { reasonWords } from '../state-words.ts'
import type { LiveRow } from './live-contract.ts'

const words: Record<string, string> = {
  opened: 'has entered.',
  interviewer_never_came: ': no interviewer came.',
  successor_asked_for: ': the interviewer asked for another one to take over.',
  candidate_joined: 'is there.',
  candidate_left: 'is away.',
  candidate_returned: 'is back.',
  interviewer_dispatched: ': an interviewer was called.',
  interviewer_claimed: ': the interviewer is there.',
  interviewer_lost: ': the interviewer was lost.',
  closing_begun: ': the goodbye is being said.',
  extended: 'has more time.',
  item_kept_elsewhere: ': something was heard by two interviewers, and kept once.',
}

/** What happened, after the name of the candidate. A kind that nobody told us of is said by its name. */
export function happeningWords(kind: string, row: LiveRow): string {
  if (kind === 'ended') return `: ended. ${row.endReason ? reasonWords[row.endReason] : ''}`.trim()
  return words[kind] ?? `: ${kind.replaceAll('_', ' ')}.`
}
