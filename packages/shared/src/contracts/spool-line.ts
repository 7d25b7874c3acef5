import { z } from 'zod'
import { AttemptId } from '../basics/ids.ts'
import { momentMs, ordinal } from '../basics/numbers.ts'
import { endReasons } from '../lifecycle/end-reasons.ts'
import { TranscriptItem } from './transcript-item.ts'

/** First line of a spool: whose words these are and which process writes them. */
export const SpoolHeader = z.strictObject({
  v: z.literal(1),
  kind: z.literal('header'),
  attemptId: AttemptId,
  epoch: ordinal,
  host: z.string().min(1).max(255),
  pid: ordinal,
  /** Tells this process from a later one with the same number; null where the system does not tell. */
  life: z.string().min(1).max(120).nullable(),
})
export type SpoolHeader = z.infer<typeof SpoolHeader>

/** Something said that the store has not taken yet. */
export const SpooledItem = z.strictObject({ v: z.literal(1), kind: z.literal('item'), item: TranscriptItem })
export type SpooledItem = z.infer<typeof SpooledItem>

/** An end that could not be committed. On the disk it counts as committed. */
export const SpooledEnd = z.strictObject({
  v: z.literal(1),
  kind: z.literal('end'),
  attemptId: AttemptId,
  epoch: ordinal,
  reason: z.enum(endReasons),
  /** By the clock of the process that asked for it; told in logs, decides nothing. */
  at: momentMs,
})
export type SpooledEnd = z.infer<typeof SpooledEnd>

/** One line of a spool file, which another process reads when its writer is gone. */
export const SpoolLine = z.discriminatedUnion('kind', [SpoolHeader, SpooledItem, SpooledEnd])
export type SpoolLine = z.infer<typeof SpoolLine>

/** Reads one line of a spool file. The error says what is wrong and never what was said: it goes to a log. */
export function parseSpoolLine(text: string): { ok: true; value: SpoolLine } | { ok: false; error: string } {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return { ok: false, error: 'not whole: the line is not JSON' }
  }
  const parsed = SpoolLine.safeParse(raw)
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, error: z.prettifyError(parsed.error) }
}
