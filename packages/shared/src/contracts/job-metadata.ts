import { z } from 'zod'
import { AttemptId } from '../basics/ids.ts'
import { ordinal } from '../basics/numbers.ts'

/** What a dispatch tells the worker. An unknown version is refused, never guessed at. */
export const JobMetadata = z.strictObject({
  v: z.literal(1),
  attemptId: AttemptId,
  epoch: ordinal,
})
export type JobMetadata = z.infer<typeof JobMetadata>

/** Reads the metadata string of a LiveKit job; the error names what is wrong with it. */
export function parseJobMetadata(text: string): { ok: true; value: JobMetadata } | { ok: false; error: string } {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return { ok: false, error: 'job metadata is not JSON' }
  }
  const parsed = JobMetadata.safeParse(raw)
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, error: z.prettifyError(parsed.error) }
}
