import { defineConfig } from 'vitest/config'

const made = ['**/node_modules/**', '**/.next/**', '**/.data/**']
const needsPostgres = '**/*.pg.test.ts'
const needsProcesses = '**/*.live.test.ts'

// Node imports the files of tests as it imports them in production, as they are written, with no runner in between.
const asWritten = { experimental: { viteModuleRunner: false, nodeLoader: false } }

// A condition is waited for as long as its test may last; the default of a second is a time that a busy machine can miss.
const patientPolls = { poll: { timeout: 15_000 } }

/** Three kinds of promises, by what they need: nothing, one real PostgreSQL, or other real processes. */
export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      {
        test: {
          ...asWritten,
          name: 'pure',
          include: ['**/*.test.ts'],
          exclude: [...made, needsPostgres, needsProcesses],
          testTimeout: 5_000,
        },
      },
      {
        test: {
          ...asWritten,
          name: 'postgres',
          include: [needsPostgres],
          exclude: made,
          globalSetup: ['test/one-postgres.ts'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
          expect: patientPolls,
        },
      },
      {
        test: {
          ...asWritten,
          name: 'live',
          include: [needsProcesses],
          exclude: made,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: patientPolls,
        },
      },
    ],
  },
})
