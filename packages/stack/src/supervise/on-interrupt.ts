// Ctrl-C may arrive more than once for one press: from the terminal, from npm and from the launcher.
const SAME_PRESS_MS = 300

/**
 * Calls `first` at the first Ctrl-C, SIGTERM, hang-up or death of the launcher, and `again` at each further one.
 * Returns what takes the handlers away.
 */
export function onInterrupt(first: () => void, again: () => void): () => void {
  let last = -Infinity
  const press = () => {
    const now = performance.now()
    if (now - last < SAME_PRESS_MS) return
    const isFirst = last === -Infinity
    last = now
    if (isFirst) first()
    else again()
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']
  for (const signal of signals) process.on(signal, press)
  return () => {
    for (const signal of signals) process.off(signal, press)
  }
}
