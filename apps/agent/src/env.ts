import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { type StorageConfig, storageConfigFrom, storageVariables } from '@candor/recordings'
import { hours, isKnownSecret, isLoopback } from '@candor/shared'
import { z } from 'zod'
import type { SilenceLengths } from './care/silence-care.ts'
import { parseQuietHours } from './worker/alerts/quiet-hours.ts'
import type { AlertConfig } from './worker/alerts/watch-alerts.ts'
import { parsePrices, type Prices } from './worker/figures/prices.ts'
import { readVoice, voiceVariables, withInferenceKeys } from './speech/read-voice.ts'
import type { VoiceConfig } from './speech/voice-config.ts'

const seconds = z.coerce.number().min(0)
const url = (protocols: RegExp) => z.url({ protocol: protocols })

/** What a job needs to know. Everything here may be read by the process that talks with a candidate. */
const JobEnv = z.object({
  DATABASE_URL: url(/^postgres(ql)?$/),
  ...voiceVariables,
  /** A silent candidate is asked, asked again, and let go after so long. */
  SILENCE_ASK: seconds.default(20),
  SILENCE_CHECK: seconds.default(45),
  SILENCE_END: seconds.default(60),
  /** Where a job keeps what cannot be stored yet, and sentences prepared for when the voice is away. */
  DATA_DIR: z.string().min(1).default('.data'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
})

const WorkerEnv = JobEnv.extend({
  ...storageVariables,
  LIVEKIT_URL: url(/^(wss?|https?)$/),
  LIVEKIT_API_KEY: z.string().min(1),
  LIVEKIT_API_SECRET: z.string().min(16),
  AGENT_HOST: z.string().default('127.0.0.1'),
  AGENT_PORT: z.coerce.number().int().min(1).max(65_535).default(8081),
  AGENT_IDLE_PROCESSES: z.coerce.number().int().min(1).max(32).default(2),
  AGENT_CAPACITY: z.coerce
    .number()
    .int()
    .min(1)
    .default(availableParallelism() * 6),
  /** Who is told of attempts that nobody ends, and of such as are open for longer than so many hours. */
  ALERT_WEBHOOK: url(/^https?$/).optional(),
  ALERT_WEBHOOK_SECRET: z.string().min(16).optional(),
  ALERT_MAIL: z.string().regex(/@/, 'is no address').optional(),
  ALERT_LONG: z.coerce.number().min(0.5).default(3),
  /** When only what is grave is told. */
  ALERT_QUIET: z
    .string()
    .transform((text, context) => {
      const quiet = parseQuietHours(text)
      if (!quiet) context.addIssue('is written as 22:00-07:00 Europe/Berlin')
      return quiet ?? z.NEVER
    })
    .optional(),
  SMTP_URL: url(/^smtps?$/).optional(),
  MAIL_FROM: z.string().regex(/@/, 'is no address').optional(),
  /** What the providers ask, so that figures tell what an interview cost. */
  PRICES: z
    .string()
    .transform((text, context) => {
      try {
        return parsePrices(text)
      } catch {
        context.addIssue('is written as prompt=0.4 completion=1.6 hearing=0.003 voice=12')
        return z.NEVER
      }
    })
    .optional(),
})

export type JobConfig = {
  readonly databaseUrl: string
  readonly voice: VoiceConfig
  readonly silence: SilenceLengths
  readonly spoolDir: string
  readonly preparedDir: string
  /** Where sound is recorded until the worker has stored it. */
  readonly soundDir: string
  readonly logLevel: string
}
export type WorkerConfig = JobConfig & {
  readonly livekit: { readonly url: string; readonly key: string; readonly secret: string }
  readonly host: string
  readonly port: number
  readonly idleProcesses: number
  /** Where its jobs keep compiled code. */
  readonly compiledDir: string
  /** Most interviews at once in this worker. */
  readonly capacity: number
  /** Where sound is kept for good. Only the worker knows: no interview's process holds its keys. */
  readonly storage: StorageConfig
  readonly prices: Prices | undefined
  readonly alerts: AlertConfig
}

/** The environment is wrong; the message names each variable and why. */
export class BadEnvironment extends Error {}

function parse<Schema extends z.ZodType>(schema: Schema, env: NodeJS.ProcessEnv): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => {
    const name = path.join('.')
    return `${name}: ${name in given ? message : 'is missing'}`
  })
  throw new BadEnvironment(faults.join('\n'))
}

/** @throws BadEnvironment naming every variable that is missing or malformed. */
export function jobConfigFrom(env: NodeJS.ProcessEnv): JobConfig {
  const parsed = parse(JobEnv, env)
  const chosen = readVoice(env)
  if ('faults' in chosen) throw new BadEnvironment(chosen.faults.join('\n'))
  return {
    databaseUrl: parsed.DATABASE_URL,
    voice: chosen.voice,
    silence: {
      askMs: parsed.SILENCE_ASK * 1000,
      checkMs: parsed.SILENCE_CHECK * 1000,
      endMs: parsed.SILENCE_END * 1000,
    },
    spoolDir: resolve(parsed.DATA_DIR, 'spool'),
    preparedDir: resolve(parsed.DATA_DIR, 'prepared'),
    soundDir: resolve(parsed.DATA_DIR, 'recordings'),
    logLevel: parsed.LOG_LEVEL,
  }
}

/** Keys of development let everybody into the rooms of a LiveKit that others reach. */
function refuseKnownKeys({ LIVEKIT_URL, ...variables }: z.output<typeof WorkerEnv>): void {
  if (isLoopback(LIVEKIT_URL)) return
  for (const name of ['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'] as const)
    if (isKnownSecret(variables[name]))
      throw new BadEnvironment(`${name}: is one of development, and LIVEKIT_URL is reached by others. Make a new pair`)
}

function alertsFrom(env: z.output<typeof WorkerEnv>): AlertConfig {
  const { ALERT_WEBHOOK, ALERT_MAIL, SMTP_URL } = env
  if (ALERT_MAIL && !SMTP_URL) throw new BadEnvironment('SMTP_URL: needed where ALERT_MAIL is set')
  return {
    longMs: hours(env.ALERT_LONG),
    quiet: env.ALERT_QUIET,
    webhook: ALERT_WEBHOOK ? { url: ALERT_WEBHOOK, secret: env.ALERT_WEBHOOK_SECRET } : undefined,
    mail: ALERT_MAIL && SMTP_URL ? { smtpUrl: SMTP_URL, from: env.MAIL_FROM ?? ALERT_MAIL, to: ALERT_MAIL } : undefined,
  }
}

/** @throws BadEnvironment naming every variable that is missing or malformed. */
export function workerConfigFrom(env: NodeJS.ProcessEnv): WorkerConfig {
  const parsed = parse(WorkerEnv, env)
  refuseKnownKeys(parsed)
  const storage = storageConfigFrom(parsed, resolve(parsed.DATA_DIR, 'audio'))
  if (!storage.ok) throw new BadEnvironment(`${storage.fault.variable}: ${storage.fault.why}`)
  return {
    ...jobConfigFrom(env),
    livekit: { url: parsed.LIVEKIT_URL, key: parsed.LIVEKIT_API_KEY, secret: parsed.LIVEKIT_API_SECRET },
    host: parsed.AGENT_HOST,
    port: parsed.AGENT_PORT,
    idleProcesses: parsed.AGENT_IDLE_PROCESSES,
    compiledDir: resolve(parsed.DATA_DIR, 'compiled'),
    capacity: parsed.AGENT_CAPACITY,
    storage: storage.value,
    prices: parsed.PRICES,
    alerts: alertsFrom(parsed),
  }
}

const systemNames = [
  'PATH',
  'HOME',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'NODE_ENV',
  'NODE_EXTRA_CA_CERTS',
  'NODE_COMPILE_CACHE',
  'HTTPS_PROXY',
  'NO_PROXY',
]

/** What a job process may inherit: its own variables and the system's. */
export function environmentOfJobs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const allowed = new Set([...Object.keys(JobEnv.shape), ...systemNames])
  return Object.fromEntries(Object.entries(env).filter(([name]) => allowed.has(name)))
}

export const jobConfig = (): JobConfig => jobConfigFrom(process.env)
export const workerConfig = (): WorkerConfig => workerConfigFrom(process.env)

/**
 * Drops from this process what its jobs must not inherit: the SDK gives every fork the whole environment. Adds where they keep their compiled
 * code, which spares each start a quarter of its work: a lost interviewer waits for it where no process is ready.
 */
export function forgetWorkerSecrets({ compiledDir }: Pick<WorkerConfig, 'compiledDir'>): void {
  process.env = { NODE_COMPILE_CACHE: compiledDir, ...environmentOfJobs(withInferenceKeys(process.env)) }
}
