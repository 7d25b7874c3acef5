import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StepReporter } from '@candor/stack'
import { machine } from '../machine.ts'
import type { DeskFigure } from './desk-figure.ts'
import { openDeskStage } from './desk-stage.ts'
import { measureInsert } from './insert.ts'
import { measureSearch } from './items.ts'
import { measureList } from './list.ts'
import { measureLive } from './live.ts'

export type DeskSizes = { readonly interviews: number; readonly items: number }

/** The smallest sizes at which the figures mean something, and those of the promise. */
export const usualSizes: DeskSizes = { interviews: 100_000, items: 1_000_000 }
const ownItems = 100_000

/** Takes all figures of the desk against a PostgreSQL of its own. */
export async function runDeskBench(sizes: DeskSizes, report: StepReporter): Promise<readonly DeskFigure[]> {
  const stage = await openDeskStage(report)
  try {
    const insert = await report.step('Items one by one', () => measureInsert(stage))
    const live = await report.step('Moves to 300 streams', () => measureLive(stage))
    const list = await measureList(stage, sizes.interviews, report)
    const own = Math.min(ownItems, sizes.items / 10)
    const search = await measureSearch(stage, { own, all: sizes.items }, report)
    return [...list, ...search, ...insert, ...live]
  } finally {
    await stage.close()
  }
}

/** Keeps the figures beside those of the talk, with the machine they are from. Gives the file's path. */
export function saveDeskResult(figures: readonly DeskFigure[], sizes: DeskSizes): string {
  const at = new Date().toISOString()
  const folder = join(import.meta.dirname, '..', 'results')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${at.slice(0, 16).replace(':', '')}-desk.json`)
  writeFileSync(path, `${JSON.stringify({ at, machine: machine(), sizes, figures }, null, 2)}\n`)
  return path
}

/** The figures as lines to read. */
export function deskTable(figures: readonly DeskFigure[]): string {
  return figures
    .map(({ name, ours, against, ratio, bar, kept }) => {
      const beside = against ? `, ${against.what} p50 ${against.p50} ms, ratio ${ratio}` : ''
      return `${kept ? '✓' : '✗'} ${name}: p50 ${ours.p50} ms, p95 ${ours.p95} ms (${ours.n})${beside}. Bar: ${bar}`
    })
    .join('\n')
}
