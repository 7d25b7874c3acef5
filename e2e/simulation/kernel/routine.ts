import { inside, type Process } from './process.ts'
import type { Timeline } from './timeline.ts'

/** What a routine waits for: that many milliseconds, or somebody who calls `answer` once, whenever that is. */
export type Wait = number | ((answer: (value: unknown) => void) => void)

/** The course of an actor, written down as it goes: it yields whenever it waits for time or for somebody else. */
export type Routine<Value = void> = Generator<Wait, Value, unknown>

/** Lets a routine run inside a process, step by step, for as long as the process lives. */
export function live(time: Timeline, process: Process, routine: Routine): void {
  const resume = (value: unknown): void => {
    const { done, value: wait } = routine.next(value)
    if (done === true) return
    if (typeof wait === 'number') time.after(wait, () => inside(process, goOn))
    else wait((answer) => inside(process, () => resume(answer)))
  }
  const goOn = (): void => resume(undefined)
  inside(process, goOn)
}
