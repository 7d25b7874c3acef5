import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { Log } from '../../log.ts'

/** A folder of this test's own, gone after it. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'candor-recorder-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export type Told = { readonly level: number; readonly msg: string } & Record<string, unknown>

/** A log whose lines can be read again. */
export function readableLog(): { log: Log; told: Told[] } {
  const told: Told[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => told.push(JSON.parse(line) as Told) })
  return { log, told }
}
