/** A part of the sound as a player has it. Moments are epoch milliseconds. */
export type Part = { readonly startedAt: number; readonly lengthMs: number }

/** A place in the sound: which part, and how many milliseconds into it. */
export type Place = { readonly part: number; readonly offsetMs: number }

/**
 * Where a moment can be heard. Between two parts, where nothing was recorded, it is the beginning of the next one; after the last it is
 * that one's end. Null where there is no sound at all.
 */
export function placeOf(parts: readonly Part[], at: number): Place | null {
  for (const [part, { startedAt, lengthMs }] of parts.entries())
    if (at < startedAt + lengthMs) return { part, offsetMs: Math.max(0, at - startedAt) }
  const last = parts.at(-1)
  return last ? { part: parts.length - 1, offsetMs: last.lengthMs } : null
}

/** The index of what is being said at a moment: the last one that has begun; -1 before the first. `starts` ascend. */
export function saidAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
