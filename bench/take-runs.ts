import { answerSpeech } from './answer-speech.ts'
import { type Moments, type Side, sides } from './moments.ts'
import type { Subject } from './subject.ts'
import { talk } from './talk.ts'
import { waitUntilWarm } from './wait-until-warm.ts'

export type RunWishes = {
  /** Counted conversations per side; one more of each comes before them. */
  readonly count: number
  readonly tell: (line: string) => void
  readonly signal: AbortSignal
}

export type Taken = { readonly runs: Record<Side, Moments[]>; readonly failed: number }

const answer = answerSpeech()

/**
 * Talks with both in turns, ours, bare, ours, bare, so that whatever else the machine does meets both. The first conversation of each is
 * not counted: it loads pages and code that stay loaded. A conversation that fails is told and missing, and the next one still happens.
 */
export async function takeRuns(subjects: readonly Subject[], { count, tell, signal }: RunWishes): Promise<Taken> {
  const runs: Record<Side, Moments[]> = { ours: [], bare: [] }
  const workers = subjects.map(({ worker }) => worker)
  let failed = 0
  for (let run = 0; run <= count; run += 1) {
    for (const subject of subjects.toSorted((a, b) => sides.indexOf(a.side) - sides.indexOf(b.side))) {
      signal.throwIfAborted()
      await unlessAborted(signal, waitUntilWarm(workers))
      const title = `${run === 0 ? 'warm-up' : `run ${run} of ${count}`}, ${subject.side}`
      try {
        const moments = await unlessAborted(signal, converse(subject, signal))
        if (run > 0) runs[subject.side].push(moments)
        tell(`${title}: ${told(moments)}`)
      } catch (error) {
        signal.throwIfAborted()
        if (run > 0) failed += 1
        tell(`${title} failed: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }
  return { runs, failed }
}

async function converse(subject: Subject, signal: AbortSignal): Promise<Moments> {
  return talk(await subject.prepare(), answer, signal)
}

/** Leaves the work behind when the bench is told to stop; its participants end with the process. */
function unlessAborted<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  signal.throwIfAborted()
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
  return Promise.race([work, aborted])
}

function told({ clickAt, firstSoundAt, lastSoundAt, endAt }: Moments): string {
  const ms = (from: number, to: number) => `${Math.round(to - from)} ms`
  return `first sound after ${ms(clickAt, firstSoundAt)}, end screen ${ms(lastSoundAt, endAt)} after the last one`
}
