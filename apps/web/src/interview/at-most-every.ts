/** Does a thing at once, and again at the earliest after so many milliseconds; what falls between is left out. */
export function atMostEvery(ms: number, act: () => void, now: () => number = () => performance.now()): () => void {
  let last = -Infinity
  return () => {
    if (now() - last < ms) return
    last = now()
    act()
  }
}
