import { resolve } from 'node:path'
import { StackProblem } from './problem.ts'

/** What the user decided by environment variables, checked once. */
export type UserEnvironment = {
  /** DATABASE_URL: a PostgreSQL of the user's own; the owner's login, it migrates. */
  databaseUrl: string | undefined
  /** AGENT_DATABASE_URL: the login of role `candor_agent` there. */
  agentDatabaseUrl: string | undefined
  /** LIVEKIT_URL with its key and secret: a LiveKit of the user's own. */
  livekit: { url: string; key: string; secret: string } | undefined
  /** CANDOR_LIVEKIT_SERVER: the livekit-server program to run. */
  livekitServer: string | undefined
  /** Whether any of speech-to-text, model and voice is the local one. */
  needsLocalVoice: boolean
  /** What every part may know of this system: PATH, HOME, language, proxies, certificates. */
  base: Record<string, string>
  /** What a build of livekit-server with Go may know besides. */
  go: Record<string, string>
  /** What the worker gets besides: the choice of voice, provider keys and addresses, its own settings. */
  worker: Record<string, string>
  /** What the web app gets besides. */
  web: Record<string, string>
}

type Variables = Record<string, string | undefined>

const BASE =
  /^(PATH|HOME|USER|LANG|LC_[A-Z]+|TZ|TMPDIR|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|(https?|no|all)_proxy|SystemRoot|COMSPEC|PATHEXT)$/i
const GO = /^(GO[A-Z0-9]+|XDG_CACHE_HOME)$/
const WORKER =
  /^(VOICE|(OPENAI|STT|LLM|TTS|FALLBACK|SILENCE|LIVEKIT_INFERENCE)(_[A-Z0-9_]+)?|AGENT_(CAPACITY|IDLE_PROCESSES)|TURN_SILENCE|RECONNECT_WINDOW|LOG_LEVEL)$/
const WEB =
  /^(RECONNECT_WINDOW|MAX_OPEN_ATTEMPTS|APP_URL|SESSION_SECRET|DESK_KEY|CRON_SECRET|SMTP_URL|MAIL_(FROM|FOLDER)|LOG_LEVEL)$/
/** Keys of a bucket; nobody gets them where sound is kept in a folder. */
const BUCKET = /^AWS_(ENDPOINT_URL_S3|REGION|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)$/
const VOICES: readonly string[] = ['local', 'openai', 'livekit']

/**
 * Reads and checks the user's environment. Empty variables count as missing.
 *
 * @throws StackProblem `environment` that names every variable that is wrong, and why.
 */
export function readEnvironment(variables: Variables = process.env): UserEnvironment {
  const faults: string[] = []
  const read = (name: string) => variables[name]?.trim() || undefined
  const url = (name: string, protocols: string[]) => {
    const value = read(name)
    const fits = value === undefined || (URL.canParse(value) && protocols.includes(new URL(value).protocol))
    if (!fits) faults.push(`${name} must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`)
    return value
  }
  const choice = (name: string) => {
    const inTurn = read(name)
      ?.split(',')
      .map((value) => value.trim())
    if (inTurn && !inTurn.every((value) => VOICES.includes(value)))
      faults.push(`${name} must be one of ${VOICES.join(', ')}, or several in turn: livekit,openai`)
    return inTurn
  }
  const whole = (name: string, least: number) => {
    const value = read(name)
    if (value !== undefined && !(/^\d+$/.test(value) && Number(value) >= least)) {
      faults.push(`${name} must be a whole number, at least ${least}`)
    }
  }

  const databaseUrl = url('DATABASE_URL', ['postgres:', 'postgresql:'])
  const agentDatabaseUrl = url('AGENT_DATABASE_URL', ['postgres:', 'postgresql:'])
  if (agentDatabaseUrl && !databaseUrl) faults.push('AGENT_DATABASE_URL is set, so DATABASE_URL must be set as well')
  const livekitUrl = url('LIVEKIT_URL', ['ws:', 'wss:', 'http:', 'https:'])
  const [key, secret] = [read('LIVEKIT_API_KEY'), read('LIVEKIT_API_SECRET')]
  if (livekitUrl && !key) faults.push('LIVEKIT_URL is set, so LIVEKIT_API_KEY must be set as well')
  if (livekitUrl && !secret) faults.push('LIVEKIT_URL is set, so LIVEKIT_API_SECRET must be set as well')
  url('APP_URL', ['http:', 'https:'])
  const storage = storageOf(read('AUDIO_STORAGE'), variables)
  const voice = choice('VOICE') ?? ['local']
  const voices = [choice('STT') ?? voice, choice('LLM') ?? voice, choice('TTS') ?? voice].flat()
  whole('AGENT_CAPACITY', 1)
  whole('AGENT_IDLE_PROCESSES', 0)
  whole('RECONNECT_WINDOW', 10)

  if (faults.length > 0) {
    const lines = faults.map((fault) => `  ${fault}`).join('\n')
    throw new StackProblem('environment', `The environment is not usable:\n${lines}`)
  }
  return {
    databaseUrl,
    agentDatabaseUrl,
    livekit: livekitUrl && key && secret ? { url: livekitUrl, key, secret } : undefined,
    livekitServer: read('CANDOR_LIVEKIT_SERVER'),
    needsLocalVoice: voices.includes('local'),
    base: pick(variables, BASE),
    go: pick(variables, GO),
    worker: { ...pick(variables, WORKER), ...storage },
    web: { ...pick(variables, WEB), ...storage },
  }
}

/** Where sound is kept, for those who write and read it: they run in different folders. */
function storageOf(place: string | undefined, variables: Variables): Record<string, string> {
  if (place === undefined) return {}
  return place.startsWith('s3://')
    ? { AUDIO_STORAGE: place, ...pick(variables, BUCKET) }
    : { AUDIO_STORAGE: resolve(place) }
}

function pick(variables: Variables, names: RegExp): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables)
      .filter(isSet)
      .filter(([name]) => names.test(name)),
  )
}

function isSet(entry: [string, string | undefined]): entry is [string, string] {
  return entry[1] !== undefined && entry[1] !== ''
}
