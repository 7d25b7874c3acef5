import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { lineReporter, onInterrupt, StackProblem } from '@candor/stack'
import { machine } from '../bench/machine.ts'
import { keepTally } from '../e2e/simulation/keep-tally.ts'
import { liveThrough } from '../e2e/simulation/lifetime.ts'
import { type Failure, runMany, type Tally } from '../e2e/simulation/run-many.ts'

const help = `npm run simulate -- [options]

Lives through interviews under virtual time, in one process and without any input or output: candidate, interviewers, workers, sweeps,
outages and crashes, all drawn from one seed. After every step the invariants of the design are checked, and at the end of each lifetime
that everything came to rest and no word was lost. A seed that breaks one is shrunk to the faults it needs, and its trace is printed.

  --count N       so many lifetimes (20000)
  --seed N        the first seed; the others follow it (1)
  --trace         prints what happens in each lifetime
  --only 0,3      only these faults of the seed, by their places in its plan
  --for SECONDS   stops after so long, and says with which seed to go on
  --keep FILE     adds the result to a JSON file, one range of seeds after the other
  --json          the result as one line on standard output
  --help

One lifetime again:  npm run simulate -- --seed N --count 1 --trace
A million in parts:  npm run simulate -- --count 1000000 --for 240 --keep bench/results/simulation.json, then the same with --seed
`

type Wishes = {
  seed: number
  count: number
  only?: number[]
  trace: boolean
  json: boolean
  forMs?: number
  keep?: string
}

function wholeNumber(name: string, value: string, least: number): number {
  if (/^\d+$/.test(value) && Number(value) >= least && Number.isSafeInteger(Number(value))) return Number(value)
  throw new StackProblem('options', `${name} must be a whole number from ${least} on, not "${value}".`)
}

function readWishes(): Wishes | undefined {
  const [flag, text] = [{ type: 'boolean', default: false } as const, { type: 'string' } as const]
  let values
  try {
    const options = { help: flag, json: flag, trace: flag, count: text, seed: text, only: text, for: text, keep: text }
    values = parseArgs({ options }).values
  } catch (error) {
    throw new StackProblem('options', `${error instanceof Error ? error.message : String(error)}\n\n${help}`)
  }
  if (values.help) {
    process.stdout.write(help)
    return undefined
  }
  const only = values.only?.split(',').filter(Boolean).map((one) => wholeNumber('--only', one.trim(), 0)) // prettier-ignore
  return {
    seed: wholeNumber('--seed', values.seed ?? '1', 0),
    count: wholeNumber('--count', values.count ?? '20000', 1),
    trace: values.trace,
    json: values.json,
    ...(only ? { only } : {}),
    ...(values.for ? { forMs: wholeNumber('--for', values.for, 1) * 1000 } : {}),
    ...(values.keep ? { keep: resolve(values.keep) } : {}),
  }
}

function told({ seed, message, only, planned, trace }: Failure): string {
  const faults = only.map((index) => `  ${index}: ${JSON.stringify(planned[index])}`)
  return [
    `✗ seed ${seed}: ${message}`,
    `  needs ${only.length} of ${planned.length} faults:`,
    ...faults,
    ...trace.map((line) => `  ${line}`),
    `  again: npm run simulate -- --seed ${seed} --count 1 --only ${only.join(',')} --trace`,
  ].join('\n')
}

const rounded = (value: number): number => Math.round(value * 100) / 100

function summary({ lifetimes, steps, attempts, virtualMs, tookMs, processorMs, failures }: Tally) {
  return {
    lifetimes,
    failed: failures.length,
    perSecond: Math.round((lifetimes / tookMs) * 1000),
    perProcessorSecond: Math.round((lifetimes / processorMs) * 1000),
    stepsEach: rounded(steps / lifetimes),
    attemptsEach: rounded(attempts / lifetimes),
    virtualHours: rounded(virtualMs / 3_600_000),
    failures: failures.map(({ seed, message, only }) => ({ seed, message, only })),
  }
}

async function run({ json, trace, forMs, keep, ...wishes }: Wishes): Promise<void> {
  const report = lineReporter(json ? process.stderr : process.stdout)
  const leave = new AbortController()
  const deafen = onInterrupt(
    () => leave.abort(),
    () => process.exit(130),
  )
  if (trace) {
    for (let seed = wishes.seed; seed < wishes.seed + wishes.count; seed += 1) {
      report.line(`seed ${seed}`)
      liveThrough({ seed, only: wishes.only, onTrace: (line) => report.line(line) })
    }
  }
  const tally = await runMany({
    ...wishes,
    signal: forMs ? AbortSignal.any([leave.signal, AbortSignal.timeout(forMs)]) : leave.signal,
    onProgress: (done, failed, perSecond) =>
      report.line(`  ${done} of ${wishes.count}, ${failed} failed, ${perSecond} a second`),
    onFailure: (failure) => report.line(told(failure)),
  })
  report.end()
  deafen()
  const sum = summary(tally)
  if (json) process.stdout.write(`${JSON.stringify(sum)}\n`)
  report.line(
    `${sum.lifetimes} lifetimes from seed ${wishes.seed} on, ${sum.failed} failed; ${sum.perSecond} a second, ` +
      `${sum.perProcessorSecond} a second of processor time; ${sum.stepsEach} steps each, ${sum.virtualHours} hours lived`,
  )
  if (keep) {
    const { lifetimes: count, failed, perSecond, perProcessorSecond, virtualHours } = sum
    const at = new Date().toISOString()
    const range = { from: wishes.seed, count, failed, perSecond, perProcessorSecond, virtualHours, at }
    const all = keepTally(keep, range, machine())
    report.line(`kept in ${keep}: ${all.lifetimes} lifetimes, ${all.failed} failed`)
  }
  const next = wishes.seed + sum.lifetimes
  if (sum.lifetimes < wishes.count)
    report.line(`not all: go on with --seed ${next} --count ${wishes.count - sum.lifetimes}`)
  process.exitCode = sum.failed === 0 && (forMs || sum.lifetimes === wishes.count) ? 0 : 1
}

try {
  const wishes = readWishes()
  if (wishes) await run(wishes)
} catch (error) {
  if (!(error instanceof StackProblem)) throw error
  process.stderr.write(`\n${error.message}\n`)
  process.exitCode = 1
}
