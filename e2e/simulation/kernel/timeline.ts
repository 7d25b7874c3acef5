/** One thing that will happen. `run` is null once it has been called off. */
type Due = { readonly at: number; readonly order: number; readonly run: () => void }

/** Virtual time: nothing passes but what is stepped through. Moments are epoch milliseconds, as PostgreSQL would tell them. */
export type Timeline = {
  readonly now: () => number
  /** Lets something happen `ms` from now. What is due at one moment happens in the order it was asked for. */
  readonly after: (ms: number, run: () => void) => void
  /** Lets the next thing happen; false when nothing is left. */
  readonly step: () => boolean
}

export function newTimeline(from: number): Timeline {
  const heap: Due[] = []
  let now = from
  let order = 0

  const after = (ms: number, run: () => void): void => {
    const due = { at: now + ms, order: (order += 1), run }
    let index = heap.push(due) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      const above = heap[parent] as Due
      if (!isBefore(due, above)) break
      heap[index] = above
      index = parent
    }
    heap[index] = due
  }
  const takeFirst = (): Due | undefined => {
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || first === last) return first
    let index = 0
    for (let child = 1; child < heap.length; child = index * 2 + 1) {
      const right = heap[child + 1]
      if (right !== undefined && isBefore(right, heap[child] as Due)) child += 1
      const below = heap[child] as Due
      if (!isBefore(below, last)) break
      heap[index] = below
      index = child
    }
    heap[index] = last
    return first
  }

  return {
    now: () => now,
    after,
    step: () => {
      const due = takeFirst()
      if (due === undefined) return false
      now = due.at
      due.run()
      return true
    },
  }
}

function isBefore(one: Due, other: Due): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order)
}
