import type { Refusal, TranscriptItem } from '@candor/shared'
import type { Attempt } from '@candor/store'

type Changeable<Shape> = { -readonly [Name in keyof Shape]: Shape[Name] }

/** A row of `attempt`, with the columns that no verb returns. `claimedAt` is minus infinity for a holder that was seen to end. */
export type Row = Changeable<Attempt> & { claimedAt: number | null; sweptUntil: number | null }

export type Lease = { epoch: number; host: string; pid: number; beatenAt: number }
export type EventLine = { readonly kind: string; readonly epoch: number; readonly detail: Record<string, unknown> }

/** What is kept of one attempt, in all tables. */
export type Kept = {
  readonly row: Row
  lease: Lease | null
  readonly events: EventLine[]
  /** By item id. */
  readonly items: Map<string, TranscriptItem>
  /** Item ids by place: the unique index on `(epoch, seq)`. */
  readonly places: Map<number, string>
  readonly reports: Map<number, number>
}

export type Interview = {
  readonly inviteId: string
  readonly interviewId: string
  readonly maxLengthMs: number
  readonly reconnectWindowMs: number
  readonly attempts: Kept[]
}

/**
 * The tables in memory. Its verbs do what those of `packages/store` do in SQL, from the same tables of `packages/shared`; that both do the
 * same is proved by `lifetimes.pg.test.ts`. Limits on open attempts, consent and invites are left out: no lifetime reaches them.
 */
export type ModelStore = {
  now: number
  readonly interviews: Map<string, Interview>
  readonly attempts: Map<string, Kept>
  readonly sweep: {
    lastRunAt: number
    graceUntil: number
    silenceAt: number
    pastSilenceAt: number
    roomsComparedAt: number
  }
  /** Attempts that changed since somebody last looked. */
  readonly touched: Set<Kept>
}

export function newStore(now: number): ModelStore {
  return {
    now,
    interviews: new Map(),
    attempts: new Map(),
    sweep: { lastRunAt: now, graceUntil: now, silenceAt: -Infinity, pastSilenceAt: -Infinity, roomsComparedAt: now },
    touched: new Set(),
  }
}

export const placeOf = (epoch: number, seq: number): number => epoch * 1_000_000 + seq

/** One line of the log with what it led to, as `moveAttempts` writes it in the same statement. */
export function note(store: ModelStore, kept: Kept, kind: string, facts?: Record<string, unknown>): void {
  const { state, epoch } = kept.row
  kept.events.push({ kind, epoch, detail: facts ? { state, ...facts } : { state } })
  if (state === 'ended') kept.lease = null
  store.touched.add(kept)
}

/** The columns that verbs return, as they are now. */
export function snapshot({ claimedAt: _claimedAt, sweptUntil: _sweptUntil, ...attempt }: Row): Attempt {
  return attempt
}

export type Refused = { readonly ok: false; readonly refusal: Refusal }

const refusals = new Map<Refusal, Refused>()
/** The same answer each time: it is given very often. */
export function refuse(refusal: Refusal): Refused {
  let answer = refusals.get(refusal)
  if (!answer) refusals.set(refusal, (answer = { ok: false, refusal }))
  return answer
}

/** Explains a guard that let no row through, as `whyNot` of `packages/store`. */
export function whyNot(
  { now }: ModelStore,
  kept: Kept | undefined,
  epoch?: number,
  otherwise: (holder: number) => Refusal = () => 'attempt_closing',
): Refused {
  if (!kept) return refuse('attempt_unknown')
  const { state, epoch: holder, deadlineAt } = kept.row
  if (state === 'ended') return refuse('attempt_ended')
  if (epoch !== undefined && epoch !== holder) return refuse('epoch_stale')
  if (state === 'closing') return refuse('attempt_closing')
  return refuse((deadlineAt ?? now) <= now ? 'attempt_ended' : otherwise(holder))
}
