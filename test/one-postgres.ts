import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareTemplateDatabase } from '@candor/drizzle/testing'
import { startPostgres } from '@candor/stack'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's address of the one server; every test file clones its own database on it. */
    serverUrl: string
    /** Which random lives are lived through: the same ones each time, unless CANDOR_SEED and CANDOR_RUNS say otherwise. */
    exploration: { seed: number; runs: number }
  }
}

const usual = { seed: 20_261_121, runs: 60 }

/** Starts one real PostgreSQL for all files of the project, in a folder of its own, and takes both away at the end. */
export default async function onePostgres(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'candor-test-'))
  const undo = new AsyncDisposableStack()
  undo.defer(() => rm(dataDir, { recursive: true, force: true }))
  try {
    const postgres = await startPostgres({ dataDir, throwaway: true })
    undo.defer(() => postgres.stop())
    await prepareTemplateDatabase(postgres.url)
    project.provide('serverUrl', postgres.url)
    const { CANDOR_SEED: seed, CANDOR_RUNS: runs } = process.env
    project.provide('exploration', { seed: Number(seed || usual.seed), runs: Number(runs || usual.runs) })
    process.env['TEST_DATABASE_URL'] = postgres.url
    return () => undo.disposeAsync()
  } catch (error) {
    await undo.disposeAsync()
    throw error
  }
}
