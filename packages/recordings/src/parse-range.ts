import type { ByteRange } from './storage.ts'

/**
 * What a `Range` header asks of `size` bytes, by RFC 9110: one range, or null for the whole, which also answers what is not understood
 * and more than one range. `outside` when nothing of it is there.
 */
export function parseRange(header: string | null, size: number): ByteRange | null | 'outside' {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (first === '' && last === '') return null
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length > 0 ? { start: size - length, end: size - 1 } : 'outside'
  }
  const start = Number(first)
  if (last !== '' && Number(last) < start) return null
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start <= end ? { start, end } : 'outside'
}
