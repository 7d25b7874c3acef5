import type { Connection } from '@candor/drizzle'
import type { Progress, TranscriptItem } from '@candor/shared'
import { readTranscript } from '@candor/store'
import type { ModelStore } from '../store/model-store.ts'
import { transcriptOf } from '../store/word-verbs.ts'

/** All that is left of one attempt, in a form in which two stores can be compared. Moments are epoch milliseconds. */
type FinalRow = {
  readonly attempt: Record<string, unknown>
  readonly events: string[]
  readonly items: string[]
  readonly transcript: string[]
  readonly reports: string[]
  readonly held: boolean
}
type Names = { readonly real: ReadonlyMap<string, string>; readonly model: ReadonlyMap<string, string> }

const columns = [
  'number', 'state', 'endReason', 'deadlineAt', 'hardStopAt', 'epoch', 'dispatchedEpoch', 'spentEpoch', 'dispatchedAt', 'claimedAt', 'lostInterviewers',
  'candidatePresent', 'openedAt', 'liveAt', 'interruptedAt', 'closingAt', 'endedAt', 'roomGoneAt', 'sweptUntil',
] as const // prettier-ignore

export function modelRows({ attempts }: ModelStore): FinalRow[] {
  return [...attempts.values()].map((kept) => {
    const { row, events, items, reports, lease } = kept
    return {
      attempt: { ...Object.fromEntries(columns.map((name) => [name, momentOf(row[name])])), asked: row.progress.asked },
      events: events.map(({ kind, epoch, detail }) => lineOf(kind, epoch, detail)),
      items: [...items.values()].map(itemLine).sort(),
      transcript: transcriptOf(kept).map(({ itemId }) => itemId),
      reports: [...reports].map(([epoch, lastSeq]) => `${epoch}: ${lastSeq}`).sort(),
      held: lease !== null,
    }
  })
}

export async function finalRows({ db }: Connection, { real }: Names): Promise<FinalRow[]> {
  const rows: FinalRow[] = []
  const ids = [...real].filter(([name]) => name.startsWith('att_')).map(([, id]) => id)
  for (const id of ids) {
    const [row] = await db.$client`select * from attempt where id = ${id}`
    const [events, items, reports, leases, transcript] = await Promise.all([
      db.$client<{ kind: string; epoch: number; detail: Record<string, unknown> }[]>`
        select kind, epoch, detail from attempt_event where attempt_id = ${id} order by id`,
      db.$client<TranscriptItem[]>`
        select item_id as "itemId", epoch, seq, provisional, supersedes, text from transcript_item where attempt_id = ${id}`,
      db.$client<{ epoch: number; last_seq: number }[]>`
        select epoch, last_seq from interviewer_report where attempt_id = ${id}`,
      db.$client`select epoch from lease where attempt_id = ${id}`,
      readTranscript(db, { attemptId: id }),
    ])
    const column = (name: string): unknown => row?.[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]
    rows.push({
      attempt: {
        ...Object.fromEntries(columns.map((name) => [name, momentOf(column(name))])),
        asked: (column('progress') as Progress | undefined)?.asked,
      },
      events: events.map(({ kind, epoch, detail }) => lineOf(kind, epoch, detail)),
      items: items.map(itemLine).sort(),
      transcript: transcript.map(({ itemId }) => itemId),
      reports: reports.map(({ epoch, last_seq: lastSeq }) => `${epoch}: ${lastSeq}`).sort(),
      held: leases.length > 0,
    })
  }
  return rows
}

function momentOf(value: unknown): unknown {
  if (value instanceof Date) return value.getTime()
  if (value === -Infinity || value === '-infinity') return '-infinity'
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d /.test(value) ? Date.parse(value) : value
}

/** `detail` as PostgreSQL keeps it, whatever the order of its names. */
function lineOf(kind: string, epoch: number, detail: Record<string, unknown>): string {
  const facts = Object.keys(detail).sort().map((name) => `${name}=${String(detail[name])}`) // prettier-ignore
  return `${kind} ${epoch} ${facts.join(' ')}`
}

const itemLine = ({ itemId, epoch, seq, provisional, supersedes, text }: TranscriptItem): string =>
  `${epoch}.${seq} ${itemId} ${provisional} [${supersedes.join()}] ${text}`
