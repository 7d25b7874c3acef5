import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'

/** What the interviewers that left in the last day took and how quick they were. Null where none tells. Lengths are milliseconds. */
export type FigureSums = {
  readonly interviewers: number
  readonly firstSoundP50Ms: number | null
  readonly firstSoundP95Ms: number | null
  /** The median interviewer's median, and what nineteen of twenty interviewers' 95th percentiles stay below. */
  readonly turnP50Ms: number | null
  readonly turnP95Ms: number | null
  readonly providerErrors: number
  readonly tokensEach: number | null
  readonly costEach: number | null
  readonly peakMemoryBytes: number | null
  readonly cpuMsEach: number | null
}

const middle = (column: string) => sql.raw(`percentile_disc(0.5) within group (order by ${column})`)
const tail = (column: string) => sql.raw(`percentile_disc(0.95) within group (order by ${column})`)

export async function sumFigures(db: Db): Promise<FigureSums> {
  const [row] = await rowsOf(
    db,
    sql`select count(*)::int as interviewers, ${middle('first_sound_ms')} as first_sound_p50_ms,
          ${tail('first_sound_ms')} as first_sound_p95_ms, ${middle('turn_p50_ms')} as turn_p50_ms,
          ${tail('turn_p95_ms')} as turn_p95_ms, coalesce(sum(provider_errors), 0)::int as provider_errors,
          avg(prompt_tokens + completion_tokens)::float8 as tokens_each, avg(cost)::float8 as cost_each,
          max(peak_memory_bytes)::float8 as peak_memory_bytes, avg(cpu_ms)::float8 as cpu_ms_each
        from interviewer_figures where noted_at > now() - interval '1 day'`,
  )
  return fromRow<FigureSums>(row ?? {})
}
