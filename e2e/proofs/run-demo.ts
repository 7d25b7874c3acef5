import { spawn } from 'node:child_process'
import { checkoutRoot } from '@candor/stack'

export type Demo = {
  readonly end: Promise<{ readonly stdout: string; readonly stderr: string; readonly code: number | null }>
  readonly stop: () => Promise<void>
}

/** `npm run demo -- --json` on the stack that runs from a data folder, as a process of its own. */
export function runDemo(dataDir: string): Demo {
  const said = { stdout: '', stderr: '' }
  const child = spawn(process.execPath, ['scripts/demo.ts', '--json', '--data', dataDir], {
    cwd: checkoutRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.on('data', (text) => (said.stdout += String(text)))
  child.stderr.on('data', (text) => (said.stderr += String(text)))
  const end = new Promise<Awaited<Demo['end']>>((resolve) => child.once('close', (code) => resolve({ ...said, code })))
  return {
    end,
    stop: async () => {
      child.kill('SIGKILL')
      await end
    },
  }
}
