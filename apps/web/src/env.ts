import { type StorageConfig, storageConfigFrom, storageVariables } from '@candor/recordings'
import { isKnownSecret, isLoopback, seconds, shortestReconnectWindowMs } from '@candor/shared'
import { z } from 'zod'

const address = (protocols: RegExp, what: string) => z.url({ protocol: protocols, error: `must be ${what}` })
const secret = (length: number) => z.string().min(length, `must have at least ${length} characters`)

const Variables = z.object({
  ...storageVariables,
  DATABASE_URL: address(/^postgres(ql)?$/, 'the address of a PostgreSQL database, postgres://…'),
  LIVEKIT_URL: address(/^(wss?|https?)$/, 'the address of a LiveKit server, ws://… or wss://…'),
  LIVEKIT_PUBLIC_URL: address(/^(wss?|https?)$/, 'where browsers reach LiveKit, ws://… or wss://…').optional(),
  LIVEKIT_API_KEY: z.string().min(1, 'must not be empty'),
  LIVEKIT_API_SECRET: secret(32),
  APP_URL: address(/^https?$/, 'the address people reach this app at, http://… or https://…'),
  SESSION_SECRET: secret(32),
  DESK_KEY: secret(16).optional(),
  SMTP_URL: address(/^smtps?$/, 'the address of a mail server, smtp://… or smtps://…').optional(),
  MAIL_FROM: z
    .string()
    .regex(/@/, 'must be an address, or a name with one: Candor <interviews@example.org>')
    .optional(),
  MAIL_FOLDER: z.string().optional(),
  CRON_SECRET: secret(16).optional(),
  RECONNECT_WINDOW: z.coerce
    .number('must be a number of seconds')
    .min(shortestReconnectWindowMs / 1000, `must be at least ${shortestReconnectWindowMs / 1000} seconds`)
    .optional(),
  MAX_OPEN_ATTEMPTS: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .optional(),
})

/** How mails leave: over SMTP; into a folder, where this is somebody's own machine; or not at all. */
export type MailConfig =
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'none' }

export type WebEnv = {
  readonly databaseUrl: string
  readonly livekit: {
    readonly url: string
    /** Where browsers reach it; the same address where nothing else is said. */
    readonly publicUrl: string | undefined
    readonly key: string
    readonly secret: string
  }
  /** Where people reach us, without a slash at its end. */
  readonly appUrl: string
  readonly sessionSecret: string
  /** Signs in the first owner; without one people sign in with their accounts only. */
  readonly deskKey: string | undefined
  readonly mail: MailConfig
  /** What a cron job shows to sweep; without one nobody may. */
  readonly cronSecret: string | undefined
  /** Where the worker keeps the sound of interviews. */
  readonly storage: StorageConfig
  readonly reconnectWindowMs: number | undefined
  /** Most interviews under way at once. */
  readonly mostOpenAttempts: number | undefined
}

/** A variable is missing or malformed. The message names it and says why, in one line. */
export class BadEnvironment extends Error {}

/** Checks the variables and gives them their names. @throws BadEnvironment at the first one that is wrong. */
export function parseEnv(variables: Record<string, string | undefined>): WebEnv {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = Variables.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const name = String(issue?.path[0] ?? 'environment')
    throw new BadEnvironment(
      `${name} ${given[name] === undefined ? 'is missing: set it' : (issue?.message ?? 'is wrong')}`,
    )
  }
  const { data } = parsed
  const storage = storageConfigFrom(data, '.data/audio')
  if (!storage.ok) throw new BadEnvironment(`${storage.fault.variable} ${storage.fault.why}`)
  const mail = mailConfig(data)
  refuseKnownSecrets(data)
  return {
    databaseUrl: data.DATABASE_URL,
    livekit: {
      url: data.LIVEKIT_URL,
      publicUrl: data.LIVEKIT_PUBLIC_URL,
      key: data.LIVEKIT_API_KEY,
      secret: data.LIVEKIT_API_SECRET,
    },
    appUrl: new URL(data.APP_URL).origin,
    sessionSecret: data.SESSION_SECRET,
    deskKey: data.DESK_KEY,
    mail,
    cronSecret: data.CRON_SECRET,
    storage: storage.value,
    reconnectWindowMs: data.RECONNECT_WINDOW === undefined ? undefined : seconds(data.RECONNECT_WINDOW),
    mostOpenAttempts: data.MAX_OPEN_ATTEMPTS,
  }
}

const secrets = ['SESSION_SECRET', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET', 'DESK_KEY', 'CRON_SECRET'] as const

/** Secrets of development let everybody in where others reach this app. */
function refuseKnownSecrets(data: z.infer<typeof Variables>): void {
  if (isLoopback(data.APP_URL)) return
  for (const name of secrets)
    if (isKnownSecret(data[name] ?? 'not set at all'))
      throw new BadEnvironment(
        `${name} is one of development, and ${data.APP_URL} is reached by others: make a new one`,
      )
}

function mailConfig({ SMTP_URL, MAIL_FROM, MAIL_FOLDER, APP_URL }: z.infer<typeof Variables>): MailConfig {
  const { hostname } = new URL(APP_URL)
  if (SMTP_URL) return { kind: 'smtp', url: SMTP_URL, from: MAIL_FROM ?? `Candor <no-reply@${hostname}>` }
  if (!MAIL_FOLDER) return { kind: 'none' }
  // Whoever opens /dev/mail reads everybody's codes there, so it is for a machine that nobody else reaches.
  if (!/^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
    throw new BadEnvironment(
      `MAIL_FOLDER is for trying Candor on one machine, and APP_URL is ${hostname}: set SMTP_URL instead`,
    )
  return { kind: 'folder', folder: MAIL_FOLDER }
}

let known: WebEnv | undefined

/** The environment of this process, read once. Not needed while building. */
export function readEnv(): WebEnv {
  known ??= parseEnv(process.env)
  return known
}

/** Whether this is the watching server of `npm run dev`, whose pages need laxer rules. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === 'development'
}
