import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { StackProblem } from '@candor/stack'

export type CopiedTable = {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: number
  readonly file: string
  readonly sha256: string
}

/** What a backup's folder says of itself; written last, so that one that was broken off has none. */
export type Manifest = {
  readonly v: 1
  readonly takenAt: string
  readonly migrations: readonly string[]
  readonly tables: readonly CopiedTable[]
}

export const manifestFile = 'manifest.json'

export async function fingerprint(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/**
 * Reads a backup and makes sure of every byte of it before anything is changed.
 * @throws StackProblem `backup-damaged` that names what is missing or differs.
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, manifestFile)
  if (!existsSync(path)) {
    throw new StackProblem(
      'backup-damaged',
      `${folder} is no whole backup: it has no ${manifestFile}. Take another one.`,
    )
  }
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest
  if (manifest.v !== 1) throw new StackProblem('backup-damaged', `${path} was written by a newer version.`)
  for (const { file, sha256 } of manifest.tables) {
    const there = existsSync(join(folder, file))
    if (there && (await fingerprint(join(folder, file))) === sha256) continue
    const what = there ? 'is not what was written' : 'is missing'
    throw new StackProblem('backup-damaged', `${join(folder, file)} ${what}. Nothing was changed; take another backup.`)
  }
  return manifest
}
