/** A step on another machine or process did not answer inside its limit. */
export class TookTooLong extends Error {
  readonly step: string
  readonly limitMs: number

  constructor(step: string, limitMs: number) {
    super(`${step} took longer than ${limitMs} ms`)
    this.name = 'TookTooLong'
    this.step = step
    this.limitMs = limitMs
  }
}

/**
 * Runs one step with a name and a limit in milliseconds. The signal is aborted at the limit so that the step can stop its work;
 * a step that ignores it is left behind and its late result or error is dropped.
 * @throws TookTooLong at the limit, or whatever the step throws before it.
 */
export async function within<Value>(
  limitMs: number,
  step: string,
  run: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new TookTooLong(step, limitMs)
      reject(error)
      controller.abort(error)
    }, limitMs)
  })
  try {
    return await Promise.race([run(controller.signal), late])
  } finally {
    clearTimeout(timer)
  }
}
