import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ListedFile } from './catalogue.ts'
import { BadModel, digestOf } from './model-folder.ts'

/** Nothing for so long is no slow line any more. */
const silenceLimitMs = 30_000

export type Progress = (name: string, bytes: number, of: number) => void

/**
 * Brings one file to `path`: what an earlier try left is continued, and only a file with the listed size and digest takes its place.
 * Answers its digest.
 * @throws BadModel saying why it cannot be had.
 */
export async function fetchFile(
  address: string,
  path: string,
  { name, bytes, sha256 }: ListedFile,
  progress: Progress,
  silenceMs = silenceLimitMs,
): Promise<string> {
  const half = `${path}.part`
  if (existsSync(path)) {
    const digest = await digestOf(path)
    if (statSync(path).size === bytes && (sha256 ?? digest) === digest) return digest
    rmSync(path)
  }
  const there = existsSync(half) ? statSync(half).size : 0
  if (there > bytes) rmSync(half)
  if (there !== bytes) await fetchRest(address, half, there > bytes ? 0 : there, { name, bytes }, progress, silenceMs)
  const size = statSync(half).size
  if (size !== bytes) {
    // Shorter is continued the next time; longer is another file.
    if (size > bytes) rmSync(half)
    throw new BadModel(
      `${name} ended after ${size} of ${bytes} bytes. Run the same command again: it goes on from there.`,
    )
  }
  const digest = await digestOf(half)
  if (sha256 !== undefined && digest !== sha256) {
    rmSync(half)
    throw new BadModel(
      `${name} from ${address} is another file than the listed one (SHA-256 ${digest}). It was thrown away.`,
    )
  }
  renameSync(half, path)
  return digest
}

async function fetchRest(
  address: string,
  half: string,
  from: number,
  { name, bytes }: ListedFile,
  progress: Progress,
  silenceMs: number,
): Promise<void> {
  const silent = new AbortController()
  let timer = setTimeout(() => silent.abort(), silenceMs)
  try {
    const headers = from > 0 ? { range: `bytes=${from}-` } : {}
    const response = await fetch(address, { headers, signal: silent.signal })
    if (!response.ok || !response.body) throw new BadModel(`${address} answers ${response.status}.`)
    // A server that knows no ranges sends the file from its beginning.
    const goesOn = response.status === 206
    let done = goesOn ? from : 0
    const file = await open(half, goesOn ? 'a' : 'w')
    try {
      // Each piece is on the disk before the next is read: whatever breaks off, the next try goes on from there.
      for await (const piece of response.body) {
        clearTimeout(timer)
        timer = setTimeout(() => silent.abort(), silenceMs)
        await file.write(piece)
        done += piece.length
        progress(name, Math.min(done, bytes), bytes)
        if (done > bytes) return
      }
    } finally {
      await file.close()
    }
  } catch (error) {
    throw explain(error, address, half, silent.signal.aborted, silenceMs)
  } finally {
    clearTimeout(timer)
  }
}

function explain(error: unknown, address: string, half: string, wasSilent: boolean, silenceMs: number): unknown {
  if (error instanceof BadModel) return error
  if (wasSilent && existsSync(half) && error instanceof Error && error.name === 'AbortError')
    return new BadModel(
      `${address} sent nothing usable for ${silenceMs / 1000} s. Run the same command again: it goes on.`,
    )
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return new BadModel(`There is no room left in ${dirname(half)}.`)
  if (code === 'EACCES' || code === 'EROFS') return new BadModel(`${dirname(half)} may not be written.`)
  const why = cause instanceof Error ? cause.message || code : String(cause)
  return new BadModel(`${new URL(address).host} cannot be reached: ${why}`)
}
