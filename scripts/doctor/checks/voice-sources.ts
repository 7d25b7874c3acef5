import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Place } from '../place.ts'

export type Source = {
  readonly setUp: 'local' | 'openai' | 'livekit'
  readonly baseUrl: string
  readonly key: string
  readonly model: string
  readonly voices?: { readonly en: string }
}
export type Part = 'stt' | 'llm' | 'tts'
type Chosen = { readonly voice: Readonly<Record<Part, readonly Source[]>> } | { readonly faults: readonly string[] }
type Fault = { readonly host: string; readonly status: number | string; readonly why: string }

const run = promisify(execFile)

// The agent's own reader and prober, in a process of their own: the scripts import no app.
const reader = `const { ROOT: root, GIVEN: given } = process.env
const { readVoice } = await import(root + '/apps/agent/src/speech/read-voice.ts')
process.stdout.write(JSON.stringify(readVoice(JSON.parse(given))))`
const prober = `const { ROOT: root, GIVEN: given, PART: part } = process.env
const { initializeLogger } = await import('@livekit/agents')
const { readVoice } = await import(root + '/apps/agent/src/speech/read-voice.ts')
const { probeVoice } = await import(root + '/apps/agent/src/speech/probe-voice.ts')
initializeLogger({ pretty: false, level: 'silent' })
const { voice } = readVoice(JSON.parse(given))
const only = { stt: [], llm: [], tts: [], [part]: voice[part] }
process.stdout.write(JSON.stringify(await probeVoice(only)), () => process.exit())`

async function ask(script: string, { root, env, voice }: Place, signal: AbortSignal, part = ''): Promise<string> {
  const GIVEN = JSON.stringify({ ...env, ...(voice ? { LOCAL_VOICE_URL: voice } : {}) })
  // By the environment, because everybody on the machine may read the arguments of a process.
  const own = { ...env, ROOT: root, GIVEN, PART: part }
  const args = ['--input-type=module', '-e', script]
  const { stdout } = await run(process.execPath, args, { cwd: join(root, 'apps/agent'), env: own, signal })
  return stdout
}

/** Who is asked in turn for each part of the voice, or the variables that are wrong, as the worker reads them. */
export async function readSources(place: Place, signal: AbortSignal): Promise<Chosen> {
  return JSON.parse(await ask(reader, place, signal)) as Chosen
}

/** What is wrong with the distant sources of one part, as the worker finds it at its start. */
export async function probePart(place: Place, part: Part, signal: AbortSignal): Promise<Fault[]> {
  return JSON.parse(await ask(prober, place, signal, part)) as Fault[]
}
