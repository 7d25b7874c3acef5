import { join, resolve } from 'node:path'
import { nextProgram, webFolder } from './build-web.ts'
import { httpAnswers } from '../net/http-answers.ts'
import { startPart, type Part, type Register } from '../supervise/part.ts'
import type { LiveKitAddress } from '../livekit/start-livekit.ts'

export const WEB_PORT = 3000

export type WebOptions = {
  dataDir: string
  /** `web`, `web-2`: its name in logs and reports. */
  name?: string
  port: number
  /** `start` serves what `buildWeb` built, `dev` compiles on request and follows the sources. */
  serve: 'start' | 'dev'
  /** The owner's login. */
  databaseUrl: string
  livekit: LiveKitAddress
  /** Signs the cookies of candidates and recruiters. */
  sessionSecret: string
  /** The recruiter's sign-in for development. */
  deskKey: string
  environment: Record<string, string>
  say?: ((line: string) => void) | undefined
  register?: Register | undefined
}

/** Starts apps/web and waits until its health page answers. `url` is APP_URL where the user set it. */
export async function startWeb(options: WebOptions): Promise<{ url: string; part: Part }> {
  const {
    name = 'web',
    port,
    serve,
    databaseUrl,
    livekit,
    sessionSecret,
    deskKey,
    environment,
    say,
    register,
  } = options
  const dataDir = resolve(options.dataDir)
  const here = `http://127.0.0.1:${port}`
  const env = {
    NODE_ENV: serve === 'dev' ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    APP_URL: here,
    SESSION_SECRET: sessionSecret,
    DESK_KEY: deskKey,
    AUDIO_STORAGE: join(dataDir, 'audio'),
    // Where nobody named an address this machine is for itself: mails are read on its page /dev/mail.
    ...(environment['APP_URL'] ? {} : { MAIL_FOLDER: join(dataDir, 'mail') }),
    ...environment,
    DATABASE_URL: databaseUrl,
    LIVEKIT_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.key,
    LIVEKIT_API_SECRET: livekit.secret,
  }
  const part = await startPart(
    {
      name,
      command: process.execPath,
      args: [nextProgram(), serve, '-H', '127.0.0.1', '-p', String(port)],
      cwd: webFolder,
      env,
      logFile: join(dataDir, 'logs', `${name}.log`),
      pidFile: join(dataDir, 'run', `${name}.pid`),
      ready: {
        what: `the web app answers on port ${port}`,
        limitMs: serve === 'dev' ? 120_000 : 30_000,
        check: (signal) => httpAnswers(`${here}/api/health`, signal),
      },
      stop: { signal: 'SIGTERM', limitMs: 1000 },
      order: 4,
      say,
    },
    register,
  )
  return { url: env.APP_URL, part }
}
