import { machine } from '../../bench/machine.ts'

/** What one blow came to. Lengths are milliseconds. */
export type Blow = {
  readonly what: string
  /** How many interviews stood on what was killed. */
  readonly struck: number
  /** The longest anybody waited for the interviewer, from the blow until all had gone on by two answers. */
  readonly longestWaitMs: number
}

export type ScaleResult = {
  /** Who talked at once before the first blow, and all who came. */
  readonly interviews: number
  readonly candidates: number
  readonly spread: { readonly nodes: number[]; readonly workers: number[]; readonly webs: number[] }
  readonly blows: readonly Blow[]
  readonly rolling: { readonly workers: number; readonly told: string[]; readonly dropped: number }
  /** Candidates who heard nothing and saw no end for over a minute. */
  readonly stuck: number
  readonly lost: number
  readonly doubled: number
  readonly leftOver: readonly string[]
  readonly ends: Readonly<Record<string, number>>
  readonly broken: readonly string[]
  readonly memoryMbPerInterview: number | null
  readonly tookMs: number
}

/** Whether everything is as it must be. */
export function isWell({ stuck, lost, doubled, leftOver, broken, rolling, ends, candidates }: ScaleResult): boolean {
  const bad = stuck + lost + doubled + leftOver.length + broken.length + rolling.dropped
  return bad === 0 && (ends['candidate_ended'] ?? 0) + (ends['completed'] ?? 0) === candidates
}

export function describeResult(result: ScaleResult): string[] {
  const { spread, blows, rolling, ends } = result
  const { cores, loadAverage15Min } = machine()
  return [
    `${result.interviews} interviews at once, on ${cores} cores (load ${loadAverage15Min})`,
    `spread over nodes ${spread.nodes.join(' + ')}, over workers ${spread.workers.join(' + ')}; requests to web instances ${spread.webs.join(' + ')}`,
    ...blows.map(
      ({ what, struck, longestWaitMs }) =>
        `${what}: ${struck} interviews stood on it; nobody waited longer than ${(longestWaitMs / 1000).toFixed(1)} s`,
    ),
    `rolling deploy of ${rolling.workers} workers: ${rolling.dropped} interviews dropped (${rolling.told.join(', ')})`,
    `stuck ${result.stuck}, answers lost ${result.lost}, doubled ${result.doubled}, left over ${result.leftOver.length}`,
    `ended: ${Object.entries(ends)
      .map(([reason, count]) => `${reason} ${count}`)
      .join(', ')}`,
    ...result.leftOver.map((what) => `left over: ${what}`),
    ...result.broken.map((what) => `broken: ${what}`),
  ]
}
