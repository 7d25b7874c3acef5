import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism, cpus } from 'node:os'
import { waitFor } from '../people/wait-for.ts'

/** Ends by itself, should nobody end it. */
const busy = 'const until = Date.now() + 90_000; while (Date.now() < until);'

/** How much of all processors is in use between two looks, from 0 to 1. */
export function watchProcessor(): () => number {
  const look = () => {
    const times = cpus().map((cpu) => cpu.times)
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
    return { idle: sum(times.map(({ idle }) => idle)), all: sum(times.flatMap((one) => Object.values(one))) }
  }
  let last = look()
  return () => {
    const now = look()
    const used = 1 - (now.idle - last.idle) / Math.max(1, now.all - last.all)
    last = now
    return used
  }
}

/** Keeps every processor busy from other processes, two at least, and resolves once that is measured. */
export async function holdProcessor(): Promise<{ release: () => Promise<void> }> {
  const loops: ChildProcess[] = Array.from({ length: Math.max(2, availableParallelism()) }, () =>
    spawn(process.execPath, ['-e', busy], { stdio: 'ignore' }),
  )
  const release = async (): Promise<void> => {
    await Promise.all(
      loops.map(async (loop) => {
        if (loop.exitCode !== null || loop.signalCode !== null) return
        const gone = once(loop, 'exit')
        loop.kill('SIGKILL')
        await gone
      }),
    )
  }
  let until = performance.now() + 500
  const used = watchProcessor()
  try {
    await waitFor('the processor to be held above 70 %', 15_000, () => {
      if (performance.now() < until) return false
      until = performance.now() + 500
      return used() > 0.7
    })
  } catch (error) {
    await release()
    throw error
  }
  return { release }
}
