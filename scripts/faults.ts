// The LiveKit SDK decides while it is imported where its own lines go: outside production to standard output, among ours.
process.env['NODE_ENV'] = 'production'
const { runFaults } = await import('./run-faults.ts')
await runFaults()
// The SDK of the candidates keeps a process alive.
process.exit()
