import { readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { writtenFiles } from '../source-files.ts'

export type Instruction = { readonly word: string; readonly args: string; readonly line: number }
export type Stage = { readonly name: string; readonly from: string; readonly instructions: readonly Instruction[] }

/** The stages of a Dockerfile with their instructions; continued lines are joined, comments left out. */
export function readDockerfile(text: string): Stage[] {
  const stages: { name: string; from: string; instructions: Instruction[] }[] = []
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const line = at + 1
    let whole = lines[at]?.trim() ?? ''
    if (whole === '' || whole.startsWith('#')) continue
    while (whole.endsWith('\\')) {
      at += 1
      whole = `${whole.slice(0, -1).trim()} ${lines[at]?.trim() ?? ''}`
    }
    const [word = '', ...rest] = whole.split(/\s+/)
    if (word === 'FROM') stages.push({ from: rest[0] ?? '', name: rest[2] ?? String(stages.length), instructions: [] })
    else stages.at(-1)?.instructions.push({ word, args: rest.join(' '), line })
  }
  return stages
}

/** Which files of the repository a build sees: all but those that .dockerignore names. */
export function buildContext(root: string): string[] {
  const rules = readFileSync(join(root, '.dockerignore'), 'utf8')
    .split('\n')
    .map((line) => line.trim().replace(/\/$/, ''))
    .filter((line) => line && !line.startsWith('#'))
  return writtenFiles(root).filter((path) => !rules.some((rule) => covers(rule, path)))
}

// A rule covers what it matches and everything below it.
function covers(rule: string, path: string): boolean {
  const parts = path.split('/')
  return parts.some((_, end) => matchesGlob(parts.slice(0, end + 1).join('/'), rule))
}

export type Copy = { readonly from: string | undefined; readonly sources: readonly string[]; readonly to: string }

export function readCopy({ args }: Instruction): Copy {
  const words = args.split(' ')
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length)
  const plain = words.filter((word) => !word.startsWith('--'))
  return { from, sources: plain.slice(0, -1), to: plain.at(-1) ?? '' }
}
