import { type AttemptStanding, listAttempts } from '@candor/store'
import { columns } from './columns.ts'
import type { Command } from './command.ts'
import { sayLength, sayMoment } from './say-length.ts'

const most = 500

export function renderList(rows: readonly AttemptStanding[]): string {
  if (rows.length === 0) return 'Nobody is being interviewed.'
  const heads = [
    'attempt',
    'candidate',
    'state',
    'since (UTC)',
    'for',
    'epoch',
    'lease',
    'last item',
    'deadline',
    'there',
  ]
  const lines = rows.map((row) => [
    row.attemptId,
    row.candidateName,
    row.endReason ? `${row.state}, ${row.endReason}` : row.state,
    sayMoment(row.openedAt),
    sayLength(row.endedAgoMs === null ? row.openForMs : row.openForMs - row.endedAgoMs),
    row.dispatchedEpoch > row.epoch ? `${row.epoch}, asked for ${row.dispatchedEpoch}` : String(row.epoch),
    sayLength(row.leaseAgeMs),
    sayLength(row.lastItemAgeMs),
    row.deadlineInMs === null
      ? `ended ${sayLength(row.endedAgoMs)} ago`
      : row.deadlineInMs < 0
        ? `passed ${sayLength(-row.deadlineInMs)} ago`
        : `in ${sayLength(row.deadlineInMs)}`,
    row.candidatePresent ? 'yes' : 'no',
  ])
  return columns(heads, lines, [4, 6, 7])
}

export const list: Command = {
  name: 'list',
  usage: '',
  what: 'who is active since when',
  takesId: false,
  options: ['all'],
  more: `Lease is the time since the interviewer's last beat (one a second), last item since something was last stored.
The first ${most} are shown.`,
  run: async ({ askStore }, { all }) => {
    const attempts = await askStore((db) => listAttempts(db, { endedToo: all, limit: most }))
    return { json: { attempts }, text: renderList(attempts) }
  },
}
