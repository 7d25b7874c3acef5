import { join, resolve } from 'node:path'
import { checkoutRoot } from '../checkout.ts'
import { httpAnswers } from '../net/http-answers.ts'
import { startPart, type Part, type Register } from '../supervise/part.ts'

export const VOICE_PORT = 4100

export type VoiceOptions = {
  dataDir: string
  port: number
  /** Opens the door by which tests delay, fail and stall answers. */
  control?: boolean
  environment: Record<string, string>
  say?: ((line: string) => void) | undefined
  register?: Register | undefined
}

/** Starts apps/local-voice and waits until it is warm. `url` is the base address of its OpenAI-compatible routes. */
export async function startVoice(options: VoiceOptions): Promise<{ url: string; part: Part }> {
  const { port, control = false, environment, say, register } = options
  const dataDir = resolve(options.dataDir)
  const models = { LOCAL_VOICE_MODELS: join(dataDir, 'voice-models') }
  const env = { NODE_ENV: 'production', ...models, ...environment, LOCAL_VOICE_PORT: String(port) }
  const part = await startPart(
    {
      name: 'voice',
      command: process.execPath,
      args: ['apps/local-voice/src/main.ts'],
      cwd: checkoutRoot,
      env: control ? { ...env, LOCAL_VOICE_CONTROL: '1' } : env,
      logFile: join(dataDir, 'logs', 'voice.log'),
      pidFile: join(dataDir, 'run', 'voice.pid'),
      ready: {
        what: `the local voice answers on port ${port}`,
        limitMs: 60_000,
        check: (signal) => httpAnswers(`http://127.0.0.1:${port}/health`, signal),
      },
      stop: { signal: 'SIGTERM', limitMs: 1000 },
      order: 3,
      say,
    },
    register,
  )
  return { url: `http://127.0.0.1:${port}/v1`, part }
}
