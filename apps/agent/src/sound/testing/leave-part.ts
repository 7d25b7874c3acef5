import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { type PartHeader, partName, soundIn } from '../part-folder.ts'

type Left = {
  readonly attemptId: string
  readonly epoch?: number
  readonly ogg?: Buffer
  readonly header?: Partial<PartHeader> | null
  /** How long nothing was written to it, in milliseconds. */
  readonly quietMs?: number
}
const startedAt = 1_790_000_000_123

/** A part as an interview's process left it in a folder; nobody has that process's life any more. Returns its path. */
export function leavePart(soundDir: string, { attemptId, epoch = 1, ogg, header = {}, quietMs = 0 }: Left): string {
  const folder = join(soundDir, partName(attemptId, epoch, 4711))
  mkdirSync(folder, { recursive: true })
  const writer = { v: 1, host: hostname(), pid: 4711, life: 'gone.1', startedAt, finished: true }
  if (header) writeFileSync(join(folder, 'part.json'), JSON.stringify({ ...writer, ...header }))
  if (ogg) writeFileSync(soundIn(folder), ogg)
  const at = (Date.now() - quietMs) / 1000
  utimesSync(ogg ? soundIn(folder) : folder, at, at)
  return folder
}
