// The process: settings in, one line of JSON out when ready, gone on a signal or with its parent.
import { BadSetting, readSettings } from './env.ts'
import { startLocalVoice, type LocalVoice } from './server.ts'

const LEAVE_LIMIT_MS = 2_000

let running: LocalVoice | undefined
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void leave())
// Forked with a channel: whoever started it has gone, so nobody would ever stop it.
process.once('disconnect', () => void leave())

await start()

async function start(): Promise<void> {
  try {
    running = await startLocalVoice(readSettings())
    console.log(JSON.stringify({ ready: true, port: running.port }))
  } catch (error) {
    console.error(`local-voice: ${explain(error)}`)
    process.exit(1)
  }
}

async function leave(): Promise<void> {
  setTimeout(() => process.exit(0), LEAVE_LIMIT_MS).unref()
  await running?.close()
  process.exit(0)
}

function explain(error: unknown): string {
  if (error instanceof BadSetting) return error.message
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return 'LOCAL_VOICE_PORT is taken by another process: choose another, or 0 for any'
  if (code === 'EACCES') return 'LOCAL_VOICE_PORT may not be opened by this user: choose one above 1023'
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'LOCAL_VOICE_HOST is not an address of this machine'
  return error.message
}
