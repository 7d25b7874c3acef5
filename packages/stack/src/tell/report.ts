export type Note = (detail: string) => void

/** Where the steps of a start are told. */
export type StepReporter = {
  /** Runs one step; `note` changes the words behind its title, while it runs and on its final line. */
  step<T>(title: string, work: (note: Note) => Promise<T>): Promise<T>
  /** One line between the steps. */
  line(text: string): void
  /** No more is told; what is on a terminal's last line is wiped. */
  end(): void
}

/** Tells nobody. */
export const silentReporter: StepReporter = {
  step: (_title, work) => work(() => undefined),
  line: () => undefined,
  end: () => undefined,
}

export type Output = { write(text: string): unknown; isTTY?: boolean | undefined; columns?: number | undefined }

type Running = { title: string; detail: string; since: number; told: number }

const SLOW_MS = 2000
const QUIET_MS = 10_000

/** "0.4 s", "12 s", "1 min 40 s". */
export function duration(ms: number): string {
  const seconds = ms / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/**
 * Writes one line per step with a tick and how long it took. A step that lasts more than two seconds shows that it is
 * alive: on a terminal the last line is rewritten each second, elsewhere a line comes at most every ten seconds.
 */
export function lineReporter(output: Output, now: () => number = () => performance.now()): StepReporter {
  const running = new Set<Running>()
  const terminal = output.isTTY === true
  let ticker: NodeJS.Timeout | undefined
  let shown = false
  let failed = false

  const wipe = () => {
    if (shown) output.write('\r\u001B[2K')
    shown = false
  }
  const print = (text: string) => {
    wipe()
    output.write(`${text}\n`)
  }
  const tell = (step: Running) =>
    `${step.title}${step.detail ? `: ${step.detail}` : ''}, ${duration(now() - step.since)}`
  const tick = () => {
    const slow = [...running].filter((step) => now() - step.since > SLOW_MS)
    if (terminal) {
      wipe()
      if (slow.length === 0) return
      output.write(`  ${slow.map(tell).join(' | ')}`.slice(0, (output.columns ?? 80) - 1))
      shown = true
      return
    }
    for (const step of slow.filter(({ told }) => now() - told >= QUIET_MS)) {
      step.told = now()
      print(`  ${tell(step)}`)
    }
  }

  return {
    async step(title, work) {
      const step: Running = { title, detail: '', since: now(), told: -QUIET_MS }
      running.add(step)
      ticker ??= setInterval(tick, 1000)
      const close = (mark: string) => {
        running.delete(step)
        const words = step.detail ? `${title}: ${step.detail}` : title
        print(`${mark} ${words.padEnd(58)} ${duration(now() - step.since).padStart(8)}`)
      }
      try {
        const result = await work((detail) => {
          step.detail = detail
        })
        close('✓')
        return result
      } catch (error) {
        // The first failure is the cause; the steps beside it are only broken off by it.
        close(failed ? '–' : '✗')
        failed = true
        throw error
      } finally {
        if (running.size === 0) {
          clearInterval(ticker)
          ticker = undefined
        }
      }
    },
    line: print,
    end() {
      clearInterval(ticker)
      wipe()
    },
  }
}
