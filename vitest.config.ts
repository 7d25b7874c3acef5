import { defineConfig } from 'vitest/config'

const made = ['**/node_modules/**', '**/.next/**', '**/.data/**']
const needsPostgres = '**/*.pg.test.ts'
const needsProcesses = '**/*.live.test.ts'

/** Three kinds of promises, by what they need: nothing, one real PostgreSQL, or other real processes. */
export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: 'pure',
          include: ['**/*.test.ts'],
          exclude: [...made, needsPostgres, needsProcesses],
          testTimeout: 5_000,
        },
      },
      {
        test: {
          name: 'postgres',
          include: [needsPostgres],
          exclude: made,
          globalSetup: ['test/one-postgres.ts'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'live',
          include: [needsProcesses],
          exclude: made,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
