import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seconds } from '@candor/shared'
import { afterAll, beforeAll } from 'vitest'
import { readEnvironment, silentReporter, type Stack, type StackOptions, startStack } from '../index.ts'

type Wanted = Required<Pick<StackOptions, 'parts'>> & Partial<Pick<StackOptions, 'extraEnv' | 'report'>>

export type TestStack = Stack & { readonly dataDir: string }

/** Starts these parts of a stack before the tests of a file, in a folder and with servers of their own, and leaves nothing of them. */
export function useStack({ parts, extraEnv = {}, report = silentReporter }: Wanted): () => TestStack {
  const dataDir = mkdtempSync(join(tmpdir(), 'candor-test-stack-'))
  const own = { databaseUrl: undefined, agentDatabaseUrl: undefined, livekit: undefined }
  const environment = { ...readEnvironment(), ...own }
  let stack: Stack | undefined
  // The first start of the web app builds it.
  beforeAll(
    async () => {
      stack = await startStack({ dataDir, mode: 'test', parts, environment, extraEnv, report })
    },
    seconds(parts.includes('web') ? 300 : 60),
  )
  afterAll(async () => {
    await stack?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }, seconds(30))
  return () => {
    if (!stack) throw new Error('the stack runs from before the first test on, not while the file is read')
    return Object.assign(stack, { dataDir })
  }
}
