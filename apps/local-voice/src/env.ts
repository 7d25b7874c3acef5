// The only place that reads process.env.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

const sentences = z.array(
  z
    .string('a sentence is not a text')
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, 'a sentence is empty').max(400, 'a sentence is over 400 characters')),
)

const environment = z.object({
  LOCAL_VOICE_PORT: z.coerce
    .number('must be a port number')
    .int('must be a whole number')
    .min(0, 'must be 0 (any free port) to 65535')
    .max(65_535, 'must be 0 (any free port) to 65535')
    .default(4100),
  LOCAL_VOICE_HOST: z.string().trim().min(1, 'must be an address to listen on').default('127.0.0.1'),
  LOCAL_VOICE_CONTROL: z.enum(['0', '1'], 'must be 1 (control door open) or 0').default('0'),
  LOCAL_VOICE_SENTENCES: z.string().trim().min(1, 'must be a path').optional(),
  LOCAL_VOICE_MODELS: z.string().trim().min(1, 'must be a path').optional(),
})

/** The settings of this process. */
export type Settings = {
  port: number
  host: string
  control: boolean
  sentences: string[]
  models: string | undefined
}

/** A variable that cannot be used; the message is one line that names it and the reason. */
export class BadSetting extends Error {}

/** Reads the settings from the environment; throws BadSetting. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const read = environment.safeParse(withoutBlanks(env))
  if (!read.success) {
    const [issue] = read.error.issues
    throw new BadSetting(`${issue!.path.join('.')} ${issue!.message}`)
  }
  const {
    LOCAL_VOICE_PORT: port,
    LOCAL_VOICE_HOST: host,
    LOCAL_VOICE_SENTENCES: path,
    LOCAL_VOICE_MODELS: models,
  } = read.data
  const control = read.data.LOCAL_VOICE_CONTROL === '1'
  return { port, host, control, sentences: path === undefined ? [] : readSentences(path), models }
}

/** Where downloaded models are kept: `LOCAL_VOICE_MODELS`, or where `npm start` looks. */
export function readModelsFolder(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env['LOCAL_VOICE_MODELS'] || join(import.meta.dirname, '../../../.data/voice-models'))
}

function withoutBlanks(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''))
}

function readSentences(path: string): string[] {
  try {
    return sentences.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new BadSetting(`LOCAL_VOICE_SENTENCES must name a JSON array of sentences: ${path}: ${reasonOf(error)}`)
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return error.issues[0]!.message
  if (error instanceof SyntaxError) return 'the file is not JSON'
  return error instanceof Error && 'code' in error ? `the file cannot be read (${String(error.code)})` : String(error)
}
