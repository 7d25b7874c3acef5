import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { machine } from '../bench/machine.ts'
import type { RowSum } from '../e2e/faults/sum-up.ts'

const root = resolve(import.meta.dirname, '..')
const results = join(root, 'bench', 'results')

/** The commit that is checked out, with a plus where files other than results and their page have been changed since. */
export function commit(): string {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: root, encoding: 'utf8', timeout: 10_000 }).trim()
    return (
      git('rev-parse', '--short=12', 'HEAD') +
      (git('status', '--porcelain', '--untracked-files=no', '--', '.', ':!bench/results', ':!docs/faults.md')
        ? '+'
        : '')
    )
  } catch {
    return 'unknown'
  }
}

/** A file of results: entries by their key, each replaced when it was made again. */
export type ResultFile<Entry> = {
  readonly path: string
  readonly entries: () => readonly Entry[]
  readonly keep: (entry: Entry) => void
}

/** Opens bench/results/`name`; what is in it stays until an entry with the same key comes. */
export function openResults<Entry extends object>(name: string, keyOf: (entry: Entry) => string): ResultFile<Entry> {
  const path = join(results, name)
  const entries = (): Entry[] =>
    existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { entries: Entry[] }).entries : []
  const keep = (entry: Entry): void => {
    const before = entries()
    const at = before.findIndex((one) => keyOf(one) === keyOf(entry))
    const after = at < 0 ? [...before, entry] : before.with(at, entry)
    const content = { machine: machine(), entries: after }
    mkdirSync(dirname(path), { recursive: true })
    // Readings cost minutes each: a file is there whole or as it was.
    writeFileSync(`${path}.new`, `${JSON.stringify(content, null, 1)}\n`)
    renameSync(`${path}.new`, path)
  }
  return { path, entries, keep }
}

/** When a row was last played, and what came of it. */
export type KeptRow = Omit<RowSum, 'repeats'> & {
  readonly at: string
  readonly commit: string
}

export const keptRows = () => openResults<KeptRow>('faults-rows.json', ({ name }) => name)
