/** Randomness of one's own: the same seed gives the same numbers on every machine. */
export type Chance = {
  /** Whether something of this likelihood, 0 to 1, happens. */
  readonly of: (likelihood: number) => boolean
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number
  readonly pick: <Value>(values: readonly [Value, ...Value[]]) => Value
}

/**
 * A stream of a seed. Each part of a lifetime draws from a stream of its own, so that taking one fault away does not change what the
 * others draw (mulberry32, whose 32 bits of state are ample for one lifetime).
 */
export function chanceFrom(seed: number, stream: number): Chance {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(stream + 1, 0xc2b2ae35)) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  next()
  return {
    of: (likelihood) => next() < likelihood,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
  }
}
