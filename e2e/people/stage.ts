import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Addresses, lineReporter, readEnvironment, startStack } from '@candor/stack'

const name = 'CANDOR_STAGE'

/** Starts a stack of its own for all journeys, and stops it after the last. */
export default async function raiseCurtain(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'candor-journeys-'))
  const stack = await startStack({
    dataDir,
    mode: 'test',
    environment: readEnvironment(),
    report: lineReporter(process.stderr),
  })
  process.env[name] = JSON.stringify(stack.addresses)
  return async () => {
    await stack.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Where the parts of the running stack are. */
export function stageAddresses(): Addresses {
  const told = process.env[name]
  if (!told) throw new Error('no stack is running: journeys are started with npx playwright test -c e2e')
  return JSON.parse(told) as Addresses
}
