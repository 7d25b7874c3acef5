import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { within } from '@candor/shared'
import type { StepReporter } from '@candor/stack'
import { startBareParts } from '../bare.ts'
import { waitUntilWarm } from '../wait-until-warm.ts'
import type { BareRow } from './bare-rows.ts'
import { type BareOutcome, BareTalk } from './bare-talk.ts'
import { startTalkingServices } from './talking-services.ts'

const rowLimitMs = 150_000

export type BarePlayed = {
  readonly row: BareRow
  readonly outcome: BareOutcome | null
  readonly failure: string | null
}

type Wishes = {
  readonly rows: readonly BareRow[]
  readonly report: StepReporter
  readonly signal: AbortSignal
  readonly onPlayed: (played: BarePlayed) => void
}

/** Plays rows on the bare agent, each with a LiveKit, a worker and providers of its own: what a fault leaves behind meets no other row. */
export async function playBare({ rows, report, signal, onPlayed }: Wishes): Promise<void> {
  for (const row of rows) {
    if (signal.aborted) return
    if ('cannot' in row) onPlayed({ row, outcome: null, failure: null })
    else onPlayed({ row, ...(await playOne(row, row.play, { report, signal })) })
  }
}

type Play = (talk: BareTalk) => Promise<BareOutcome>

async function playOne(row: BareRow, play: Play, { report, signal }: Pick<Wishes, 'report' | 'signal'>) {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bare-'))
  const services = await startTalkingServices()
  let logsMatter = true
  try {
    const parts = await startBareParts({ folder, services: services.baseUrl, report, signal })
    const talk = new BareTalk(parts, services)
    try {
      await waitUntilWarm([{ name: 'the bare worker', pid: () => parts.worker.pid, health: parts.health }])
      const outcome = await within(rowLimitMs, `bare row ${row.row}`, () => play(talk))
      logsMatter = false
      return { outcome, failure: null }
    } finally {
      await talk.close()
      await parts.stop()
    }
  } catch (error) {
    return { outcome: null, failure: error instanceof Error ? error.message : String(error) }
  } finally {
    await services.close()
    if (logsMatter && !signal.aborted) report.line(`What the bare agent logged is kept in ${folder}`)
    else rmSync(folder, { recursive: true, force: true })
  }
}
