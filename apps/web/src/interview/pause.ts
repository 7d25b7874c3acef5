/** Waits; false when the signal ends the waiting. */
export function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false)
  return new Promise((resolve) => {
    const end = (whole: boolean) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', cut)
      resolve(whole)
    }
    const cut = () => end(false)
    const timer = setTimeout(() => end(true), ms)
    signal.addEventListener('abort', cut)
  })
}
