import { mkdirSync, writeFileSync } from 'node:fs'
import { arch, availableParallelism, loadavg, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Measured } from './figure.ts'

/** Keeps figures in bench/results with the date and what machine they are from, without its name. Gives the file's path. */
export function saveResult(figures: readonly Measured[], keys: readonly string[]): string {
  const at = new Date().toISOString()
  const machine = {
    system: `${platform()} ${arch()}`,
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    // Above the number of cores, something else was at work as well.
    loadAverage15Min: Number((loadavg()[2] ?? 0).toFixed(2)),
  }
  const folder = join(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${at.slice(0, 16).replace(':', '')}-${keys.join('-')}.json`)
  writeFileSync(path, `${JSON.stringify({ at, machine, figures }, null, 2)}\n`)
  return path
}
