import type { StepReporter } from '@candor/stack'
import { machine } from '../bench/machine.ts'
import { allFigures } from '../e2e/faults/figures/all-figures.ts'
import type { FigureStory } from '../e2e/faults/figures/figure.ts'
import { judge, spreads } from '../e2e/faults/figures/spread.ts'
import { type Taken, takeFigures } from '../e2e/faults/figures/take-figures.ts'
import { clocks } from '../e2e/faults/stage-kinds.ts'
import type { FaultWishes } from './fault-wishes.ts'
import { figureTable } from './figure-table.ts'
import { commit, openResults } from './keep-faults.ts'
import type { KeptFigure } from './kept-figure.ts'

function keptOf({ story, seed, tookMs, readings, aftermaths, failures }: Taken): KeptFigure {
  const count = (of: (one: Taken['aftermaths'][number]) => number) => aftermaths.reduce((sum, one) => sum + of(one), 0)
  const goals = story.goals.map((goal) => judge(goal, readings))
  const stuckOver60s = count(({ stuck }) => stuck)
  const itemsLost = count(({ lost }) => lost.length)
  const itemsDoubled = count(({ doubled }) => doubled.length)
  const leftOver = count(({ left }) => left.length)
  const badly = aftermaths.flatMap(({ endedBadly }) => endedBadly)
  const clean = stuckOver60s + itemsLost + itemsDoubled + leftOver + badly.length === 0
  return {
    key: story.key,
    row: story.row,
    name: story.name,
    at: new Date().toISOString(),
    commit: commit(),
    machine: machine(),
    clocks,
    seed,
    tookS: Math.round(tookMs / 1000),
    repeats: readings.length,
    wanted: story.readings,
    goals,
    spreads: spreads(readings),
    stuckOver60s,
    itemsLost,
    itemsDoubled,
    leftOver,
    reached: clean && readings.length === story.readings && goals.every(({ reached }) => reached),
    failures: [...failures, ...badly],
    readings: readings.map((reading) =>
      Object.fromEntries(Object.entries(reading).map(([name, value]) => [name, Math.round(value)])),
    ),
  }
}

export const keptFigures = () => openResults<KeptFigure>('faults.json', ({ key }) => key)

type Run = { readonly report: StepReporter; readonly signal: AbortSignal }

/** Takes the figures that are asked for and not there yet, keeps each at once, and prints all. Gives whether all of them are reached. */
export async function runFigures(
  { figures, named, repeat, seed, json }: FaultWishes,
  { report, signal }: Run,
): Promise<boolean> {
  const file = keptFigures()
  const here = commit()
  const there = (story: FigureStory): boolean =>
    file.entries().some((one) => one.key === story.key && one.commit === here && one.repeats === story.readings)
  const stories = figures
    .filter((story) => named || !there(story))
    .map((story) => (repeat === undefined ? story : { ...story, readings: repeat }))
  report.line(`${stories.length} figures to take, ${figures.length - stories.length} are there at this commit`)
  let done = 0
  await takeFigures({
    stories,
    seed,
    report,
    signal,
    onReading: ({ key, readings }, reading, count) => {
      const values = Object.entries(reading).map(([name, value]) => `${name} ${Math.round(value)}`)
      report.line(`  ${key} ${count} of ${readings}: ${values.join(', ')}`)
    },
    onTaken: (taken) => {
      // A figure that was interrupted says nothing.
      if (signal.aborted) return
      const kept = keptOf(taken)
      file.keep(kept)
      done += 1
      const left = stories.length - done
      report.line(
        `${kept.reached ? '✓' : '✗'} ${kept.key}: ${kept.repeats} readings in ${kept.tookS} s; ${left} figures to go`,
      )
      for (const failure of kept.failures) report.line(`     ${failure}`)
      if (taken.logs) report.line(`     logs: ${taken.logs}`)
    },
  })
  const order = new Map(allFigures.map(({ key }, index) => [key, index]))
  const entries = file
    .entries()
    .filter(({ key }) => figures.some((story) => story.key === key))
    .toSorted((left, right) => (order.get(left.key) ?? 0) - (order.get(right.key) ?? 0))
  if (json) process.stdout.write(`${JSON.stringify(asRows(entries))}\n`)
  else process.stdout.write(`\n${figureTable(entries)}\n\nKept in ${file.path}\n`)
  return entries.length === figures.length && entries.every(({ reached }) => reached)
}

/** The shape of `--json`, with the goals of each figure besides. */
function asRows(entries: readonly KeptFigure[]) {
  const rows = entries.map((one) => {
    const again = one.goals.find(({ of }) => of.endsWith('Ms'))
    const spread = again ? one.spreads[again.of] : undefined
    return {
      row: one.row,
      name: one.name,
      repeats: one.repeats,
      stuckOver60s: one.stuckOver60s,
      itemsLost: one.itemsLost,
      itemsDoubled: one.itemsDoubled,
      againMs: spread ? { p50: spread.p50, p95: spread.p95 } : null,
      leftOver: one.leftOver,
      goals: one.goals,
    }
  })
  const failed = entries.filter(({ reached }) => !reached).length
  return { rows, passed: entries.length - failed, failed }
}
