export * from './client.ts'
export * from './migration-standing.ts'
export * from './schema/index.ts'
