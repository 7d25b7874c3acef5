import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

const LEFT_OUT = new Set(['node_modules', '.next', '.turbo', '.data', 'coverage', 'test-results'])

/** One fingerprint over names and contents of files and folders below `root`, without tests and what builds leave. */
export function hashSources(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesOf(join(root, path))).toSorted()) {
    hash.update(relative(root, file).split(sep).join('/')).update('\0')
    hash.update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesOf(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return []
  if (!found.isDirectory()) return /\.test\.tsx?$|\.tsbuildinfo$|next-env\.d\.ts$/.test(path) ? [] : [path]
  return readdirSync(path)
    .filter((name) => !LEFT_OUT.has(name))
    .flatMap((name) => filesOf(join(path, name)))
}
