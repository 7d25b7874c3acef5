export { StackProblem } from './problem.ts'
export { Part } from './part.ts'
export { startPostgres, type Postgres, type PostgresOptions } from './start-postgres.ts'
