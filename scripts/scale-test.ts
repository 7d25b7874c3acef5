import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lineReporter, onInterrupt, readEnvironment, type ScaledStack, StackProblem, startScaled } from '@candor/stack'
import { commit, openResults } from './keep-faults.ts'
import { Crowd } from './scale/crowd.ts'
import { drive } from './scale/drive.ts'
import { describeResult, isWell, type ScaleResult } from './scale/result.ts'
import { readScaleWishes, type ScaleWishes } from './scale/wishes.ts'

const sizes = { nodes: 2, workers: 3, webs: 2 }

const kept = () =>
  openResults<ScaleResult & { at: string; commit: string }>('scale.json', ({ interviews }) => String(interviews))

async function play({ interviews, json, save }: ScaleWishes): Promise<void> {
  const report = lineReporter(json ? process.stderr : process.stdout)
  const dataDir = mkdtempSync(join(tmpdir(), 'candor-scale-'))
  const leave = new AbortController()
  let scaled: ScaledStack | undefined
  let crowd: Crowd | undefined
  const deafen = onInterrupt(
    () => leave.abort(new StackProblem('interrupted', 'Stopped before the trial was over.')),
    () => process.exit(130),
  )
  let well = false
  try {
    // What is struck moves to the others: each must be able to take more than its share.
    const agentEnv = { AGENT_CAPACITY: String(interviews + 4) }
    scaled = await startScaled({
      dataDir,
      environment: readEnvironment(),
      report,
      sizes,
      agentEnv,
      signal: leave.signal,
    })
    crowd = new Crowd(scaled)
    const over = Promise.withResolvers<never>()
    leave.signal.addEventListener('abort', () => over.reject(leave.signal.reason as Error))
    const result = await Promise.race([drive({ scaled, crowd, report, interviews }), over.promise])
    well = isWell(result)
    if (save) kept().keep({ at: new Date().toISOString(), commit: commit(), ...result })
    if (json) process.stdout.write(`${JSON.stringify(result)}\n`)
    else for (const line of ['', ...describeResult(result)]) report.line(line)
  } finally {
    await crowd?.close().catch(() => {})
    await scaled?.stop()
    report.end()
    deafen()
    if (well) rmSync(dataDir, { recursive: true, force: true })
    else process.stderr.write(`Logs: ${dataDir}\n`)
  }
  process.exit(well ? 0 : 1)
}

try {
  const wishes = readScaleWishes()
  if (wishes) await play(wishes)
} catch (error) {
  process.stderr.write(`\n${error instanceof StackProblem ? error.message : String(error)}\n`)
  process.exit(1)
}
