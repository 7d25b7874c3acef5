/**
 * Lets one run go at a time, each begun after it was asked for. Who asks while one goes on gets the next, which begins when that one is
 * over, however it ended, and is shared by all who ask until then.
 */
export function afresh<Done>(run: () => Promise<Done>): () => Promise<Done> {
  let running: Promise<Done> | null = null
  let next: Promise<Done> | null = null
  const begin = (): Promise<Done> => {
    running = run().finally(() => {
      running = null
    })
    return running
  }
  const beginNext = (): Promise<Done> => {
    next = null
    return running ?? begin()
  }
  return () => {
    if (!running) return begin()
    next ??= running.then(beginNext, beginNext)
    return next
  }
}
