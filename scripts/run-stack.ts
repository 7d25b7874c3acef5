import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  box,
  checkoutRoot,
  lineReporter,
  onInterrupt,
  readEnvironment,
  StackProblem,
  startStack,
  summarise,
  summaryLine,
  type Stack,
  type StepReporter,
} from '@candor/stack'

type Wishes = { json: boolean; port: number | undefined; workers: number }

/** `npm start` and `npm run dev`: runs the stack until it is told to stop. Sets the exit code; prints no stack trace. */
export async function runStack(mode: 'start' | 'dev', help: string): Promise<void> {
  try {
    const wishes = readWishes(help)
    if (wishes !== undefined) await run(mode, wishes)
  } catch (error) {
    if (!(error instanceof StackProblem)) throw error
    process.stderr.write(`\n${error.message}\n`)
    process.exitCode = 1
  }
}

function readWishes(help: string): Wishes | undefined {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  let values
  try {
    values = parseArgs({ options: { help: flag, json: flag, port: text, workers: text } }).values
  } catch (error) {
    throw new StackProblem('options', `${error instanceof Error ? error.message : String(error)}\n\n${help}`)
  }
  if (values.help) {
    process.stdout.write(help)
    return undefined
  }
  const port = wholeNumber('--port', values.port, 1, 65_535)
  return { json: values.json, port, workers: wholeNumber('--workers', values.workers, 1, 16) ?? 1 }
}

function wholeNumber(name: string, value: string | undefined, least: number, most: number): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new StackProblem('options', `${name} must be a whole number from ${least} to ${most}, not "${value}".`)
}

async function run(mode: 'start' | 'dev', { json, port, workers }: Wishes): Promise<void> {
  // A closed terminal must not end us before everything is stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  const report = lineReporter(json ? process.stderr : process.stdout)
  const leave = new AbortController()
  let stack: Stack | undefined
  const deafen = onInterrupt(
    () => {
      report.line('Stopping: interviews say goodbye, then everything ends, at most 15 s. Ctrl-C again stops at once.')
      leave.abort(new StackProblem('interrupted', 'Stopped before everything was ready.'))
    },
    () => {
      stack?.killNow()
      process.exit(130)
    },
  )
  const dataDir = join(checkoutRoot, '.data')
  const began = performance.now()
  try {
    const environment = readEnvironment()
    stack = await startStack({ dataDir, mode, environment, report, port, workers, signal: leave.signal })
    const summary = await summarise(stack)
    stack.announce(summary)
    report.line(json ? `Ready after ${((performance.now() - began) / 1000).toFixed(1)} s` : `\n${box(summary)}`)
    if (json) process.stdout.write(`${summaryLine(summary)}\n`)
    await untilOver(stack, leave.signal)
  } finally {
    if (stack !== undefined) await stopAndTell(stack, report)
    report.end()
    deafen()
  }
}

async function untilOver(stack: Stack, leave: AbortSignal): Promise<void> {
  const left = new Promise<undefined>((resolve) => {
    if (leave.aborted) resolve(undefined)
    leave.addEventListener('abort', () => resolve(undefined), { once: true })
  })
  const problem = await Promise.race([left, stack.failed])
  if (problem !== undefined) throw problem
}

async function stopAndTell(stack: Stack, report: StepReporter): Promise<void> {
  await report.step('Everything stopped', () => stack.stop())
}
