import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

/** What one interviewer took and how quick it was. Lengths are milliseconds. */
export type InterviewerFigures = {
  readonly attemptId: string
  readonly epoch: number
  readonly host: string
  readonly firstSoundMs: number | null
  readonly turns: number
  readonly turnP50Ms: number | null
  readonly turnP95Ms: number | null
  readonly providerErrors: number
  readonly promptTokens: number
  readonly completionTokens: number
  readonly heardMs: number
  readonly spokenCharacters: number
  readonly peakMemoryBytes: number
  readonly cpuMs: number
  readonly cost: number | null
}

/** Keeps the figures of an interviewer; said again, the later ones count. Of an attempt that was erased meanwhile nothing is kept. */
export async function keepFigures(db: Db, one: InterviewerFigures): Promise<void> {
  await rowsOf(
    db,
    sql`insert into interviewer_figures (attempt_id, epoch, host, first_sound_ms, turns, turn_p50_ms, turn_p95_ms, provider_errors,
          prompt_tokens, completion_tokens, heard_ms, spoken_characters, peak_memory_bytes, cpu_ms, cost)
        select id, ${one.epoch}, ${one.host}, ${one.firstSoundMs}, ${one.turns}, ${one.turnP50Ms}, ${one.turnP95Ms},
          ${one.providerErrors}, ${one.promptTokens}, ${one.completionTokens}, ${one.heardMs}, ${one.spokenCharacters},
          ${one.peakMemoryBytes}, ${one.cpuMs}, ${one.cost}
        from attempt where id = ${one.attemptId}
        on conflict (attempt_id, epoch) do update set first_sound_ms = excluded.first_sound_ms, turns = excluded.turns,
          turn_p50_ms = excluded.turn_p50_ms, turn_p95_ms = excluded.turn_p95_ms, provider_errors = excluded.provider_errors,
          prompt_tokens = excluded.prompt_tokens, completion_tokens = excluded.completion_tokens, heard_ms = excluded.heard_ms,
          spoken_characters = excluded.spoken_characters, peak_memory_bytes = excluded.peak_memory_bytes,
          cpu_ms = excluded.cpu_ms, cost = excluded.cost, noted_at = now()`,
  )
}
