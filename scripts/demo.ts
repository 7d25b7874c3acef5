// The LiveKit SDK decides while it is imported where its own lines go: outside production to standard output, among ours.
process.env['NODE_ENV'] = 'production'
const { runDemo } = await import('./run-demo.ts')
await runDemo()
