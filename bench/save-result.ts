import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Measured } from './figure.ts'
import { machine } from './machine.ts'

/** Keeps figures in bench/results with the date and what machine they are from, without its name. Gives the file's path. */
export function saveResult(figures: readonly Measured[], keys: readonly string[]): string {
  const at = new Date().toISOString()
  const folder = join(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${at.slice(0, 16).replace(':', '')}-${keys.join('-')}.json`)
  writeFileSync(path, `${JSON.stringify({ at, machine: machine(), figures }, null, 2)}\n`)
  return path
}
