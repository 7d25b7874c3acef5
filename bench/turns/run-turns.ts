import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PortChooser, readEnvironment, startVoice, type StepReporter } from '@candor/stack'
import { initializeLogger } from '@livekit/agents'
import { clipTexts } from './clip-texts.ts'
import { hearClips } from './hear-clips.ts'
import { type Judged, judgeTurns, type Policy } from './judge-turns.ts'

export type TurnRow = Policy & Judged & { readonly name: string }

/** The product's own: apps/agent/src/speech/turn-detector.ts and TURN_SILENCE. */
const shipped: Policy = { usualMs: 800, thinkingMs: 4300 }
const silences = [300, 500, 800, 1000, 1500, 2000, 3000, 4300]

/** Judges generated answers by the shipped policy, by others with the same words, and by silence alone. */
export async function runTurns(count: number, report: StepReporter): Promise<TurnRow[]> {
  initializeLogger({ pretty: false, level: 'silent' })
  const dataDir = mkdtempSync(join(tmpdir(), 'candor-turns-'))
  const port = (await new PortChooser().choose(undefined)).port
  const { url, part } = await startVoice({ dataDir, port, environment: readEnvironment({ ...process.env }).base })
  try {
    const heard = await hearClips(clipTexts(count), url, (line) => report.line(line))
    const row = (name: string, policy: Policy): TurnRow => ({ name, ...policy, ...judgeTurns(heard, policy) })
    return [
      row('as shipped', shipped),
      ...silences.map((usualMs) => row('words and silence', { usualMs, thinkingMs: Math.max(usualMs, 4300) })),
      ...silences.map((ms) => row('silence alone', { usualMs: ms, thinkingMs: ms })),
    ]
  } finally {
    await part.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The curve for people. */
export function turnTable(rows: readonly TurnRow[]): string {
  const lines = rows.map(({ name, usualMs, thinkingMs, falseCutOffs, clips, delayP50, delayP95 }) =>
    [
      name.padEnd(18),
      String(usualMs).padStart(7),
      String(thinkingMs).padStart(9),
      `${((falseCutOffs / clips) * 100).toFixed(1)} %`.padStart(13),
      delayP50.toFixed(0).padStart(11),
      delayP95.toFixed(0).padStart(11),
    ].join(''),
  )
  return ['                     usual thinking  false cut-offs  delay p50  delay p95', ...lines].join('\n')
}
