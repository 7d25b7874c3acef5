import { open } from 'node:fs/promises'

/** What an Ogg file with Opus says of itself. `ended`: its last page is marked as such, so nothing was cut off after it. */
export type OggFacts = { readonly bytes: number; readonly lengthMs: number; readonly ended: boolean }

type Page = { readonly flags: number; readonly granule: bigint; readonly end: number }

const headBytes = 4096
/** A page has at most 65,307 bytes, so the last whole one is in here. */
const tailBytes = 2 * 65_307
const lastPage = 0x04
const samplesPerMs = 48

/** Reads length and end from the file's own pages. Null where there is no file, or no sound in it. */
export async function readOgg(path: string): Promise<OggFacts | null> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!file) return null
  try {
    const { size: bytes } = await file.stat()
    const head = Buffer.alloc(Math.min(headBytes, bytes))
    await file.read(head, 0, head.length, 0)
    const tail = Buffer.alloc(Math.min(tailBytes, bytes))
    await file.read(tail, 0, tail.length, bytes - tail.length)
    const last = lastPageIn(tail)
    const samples = last ? Number(last.granule) - skippedAtStart(head) : 0
    if (!last || samples <= 0) return null
    const ended = (last.flags & lastPage) !== 0 && last.end === tail.length
    return { bytes, lengthMs: Math.round(samples / samplesPerMs), ended }
  } finally {
    await file.close()
  }
}

function lastPageIn(tail: Buffer): Page | null {
  let last: Page | null = null
  for (let at = tail.indexOf('OggS'); at >= 0; at = tail.indexOf('OggS', at + 4)) {
    const page = pageAt(tail, at)
    // A page on which no packet ends says nothing of the length.
    if (page && page.granule >= 0n) last = page
  }
  return last
}

function pageAt(tail: Buffer, at: number): Page | null {
  const segmentsAt = at + 27
  if (segmentsAt > tail.length || tail[at + 4] !== 0) return null
  const segments = tail.subarray(segmentsAt, segmentsAt + (tail[at + 26] ?? 0))
  const end = segmentsAt + segments.length + segments.reduce((sum, length) => sum + length, 0)
  if (segments.length < (tail[at + 26] ?? 0) || end > tail.length) return null
  return { flags: tail[at + 5] ?? 0, granule: tail.readBigInt64LE(at + 6), end }
}

/** Samples at the beginning that a decoder drops. */
function skippedAtStart(head: Buffer): number {
  const at = head.indexOf('OpusHead')
  return at < 0 || at + 12 > head.length ? 0 : head.readUInt16LE(at + 10)
}
