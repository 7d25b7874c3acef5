import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  checkoutRoot,
  lineReporter,
  onInterrupt,
  PortChooser,
  readEnvironment,
  readRunningAddresses,
  StackProblem,
  startVoice,
} from '@candor/stack'
import type { Rehearsal } from './rehearse/rehearsal.ts'
import { runRehearsals } from './rehearse/run-rehearsals.ts'
import { rehearsalHead, tellRehearsal, tellTalk } from './rehearse/tell-rehearsal.ts'

const candidates = ['terse', 'rambling', 'hostile', 'silent', 'off_topic', 'non_native', 'injecting']
const limitMs = 30 * 60_000

const help = `npm run rehearse -- --template <id> [options]

Simulated candidates take the interview of a template, in text and at the speed of the model: the interviewer is the one that candidates
will talk with. Tells for each one how the interview ended, which questions were asked, how long it would have lasted when spoken, and every
rule that the interviewer broke. Needs the database of a stack that runs from this folder, or DATABASE_URL; VOICE or LLM chooses the
model, as for the worker.

  --template <id>    the template, by the id in its address
  --candidates <a,b> only these: ${candidates.join(', ')}
  --transcript       also what was said
  --data <folder>    the data folder of the stack to look at, .data of this folder where it is not given
  --json             one line on standard output; lengths in milliseconds
  --help             this text

Ends with 1 where a rule was broken.
`

type Wishes = {
  readonly templateId: string
  readonly names: readonly string[]
  readonly transcript: boolean
  readonly json: boolean
  readonly dataDir: string
}

function readWishes(): Wishes | undefined {
  const [flag, text] = [{ type: 'boolean', default: false } as const, { type: 'string' } as const]
  let values
  try {
    values = parseArgs({
      options: { template: text, candidates: text, transcript: flag, data: text, json: flag, help: flag },
    }).values
  } catch (error) {
    throw new StackProblem('options', `${error instanceof Error ? error.message : String(error)}\n\n${help}`)
  }
  if (values.help) {
    process.stdout.write(help)
    return undefined
  }
  if (!values.template) throw new StackProblem('options', `Say which template with --template.\n\n${help}`)
  const names = values.candidates?.split(',').map((name) => name.trim()) ?? candidates
  const unknown = names.find((name) => !candidates.includes(name))
  if (unknown !== undefined)
    throw new StackProblem('options', `There is no candidate "${unknown}". There are ${candidates.join(', ')}.`)
  const dataDir = resolve(values.data ?? join(checkoutRoot, '.data'))
  return { templateId: values.template, names, transcript: values.transcript, json: values.json, dataDir }
}

type Place = {
  readonly databaseUrl: string
  readonly voiceUrl: string | undefined
  readonly close: () => Promise<void>
}

/** The running stack's database and voice; a voice of its own where none runs and one is needed. */
async function findPlace(dataDir: string): Promise<Place> {
  const running = readRunningAddresses(dataDir)
  const environment = readEnvironment()
  const databaseUrl = running?.agentDatabase ?? environment.agentDatabaseUrl ?? environment.databaseUrl
  if (!databaseUrl) {
    throw new StackProblem(
      'not-running',
      'Nothing runs here that has templates. Start it with `npm start` in this folder, name its data folder with --data, or set DATABASE_URL.',
    )
  }
  const nothing = (): Promise<void> => Promise.resolve()
  if (!environment.needsLocalVoice) return { databaseUrl, voiceUrl: undefined, close: nothing }
  if (running) return { databaseUrl, voiceUrl: running.voice, close: nothing }
  const folder = mkdtempSync(join(tmpdir(), 'candor-rehearse-'))
  const { port } = await new PortChooser().choose(undefined)
  const voice = await startVoice({ dataDir: folder, port, environment: environment.base })
  const close = async (): Promise<void> => {
    await voice.part.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { databaseUrl, voiceUrl: voice.url, close }
}

async function run({ templateId, names, transcript, json, dataDir }: Wishes): Promise<void> {
  const report = lineReporter(json ? process.stderr : process.stdout)
  const leave = new AbortController()
  const deafen = onInterrupt(
    () => leave.abort(),
    () => process.exit(130),
  )
  const place = await findPlace(dataDir)
  const done: Rehearsal[] = []
  try {
    report.line(rehearsalHead)
    await runRehearsals({
      templateId,
      candidates: names,
      environment: {
        ...process.env,
        DATABASE_URL: place.databaseUrl,
        ...(place.voiceUrl && { LOCAL_VOICE_URL: place.voiceUrl }),
      },
      limitMs,
      signal: leave.signal,
      onRehearsal: (rehearsal) => {
        done.push(rehearsal)
        for (const line of [...tellRehearsal(rehearsal), ...(transcript ? tellTalk(rehearsal) : [])]) report.line(line)
      },
    })
  } finally {
    await place.close()
    deafen()
    report.end()
  }
  if (json) process.stdout.write(`${JSON.stringify({ templateId, rehearsals: done })}\n`)
  process.exitCode = done.some(({ breaks }) => breaks.length > 0) ? 1 : 0
}

try {
  const wishes = readWishes()
  if (wishes) await run(wishes)
} catch (error) {
  if (!(error instanceof StackProblem)) throw error
  process.stderr.write(`\n${error.message}\n`)
  process.exitCode = 2
}
