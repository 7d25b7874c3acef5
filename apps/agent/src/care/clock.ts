/** Time as care needs it: a monotonic now in milliseconds, and one call later on. */
export type Clock = {
  readonly now: () => number
  /** Calls once after `ms`; the function returned calls it off. */
  readonly after: (ms: number, run: () => void) => () => void
}

export const wallClock: Clock = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** One alarm at a time: setting it again forgets the one before, setting it to null calls it off. */
export function oneAlarm(clock: Clock, ring: () => void): (inMs: number | null) => void {
  let callOff = (): void => {}
  return (inMs) => {
    callOff()
    callOff = inMs === null ? () => {} : clock.after(inMs, ring)
  }
}
