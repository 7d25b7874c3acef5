import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from '@candor/drizzle'
import { sampleTemplateId } from '@candor/drizzle/seed'
import { demoSentences, speak } from '../e2e/people/speak.ts'
import { SyntheticCandidate } from '../e2e/people/synthetic-candidate.ts'
import { takeInterview } from '../e2e/people/take-interview.ts'
import { waitFor } from '../e2e/people/wait-for.ts'
import { openWebDoor } from '../e2e/people/web-door.ts'
import { liveKitFrom } from '@candor/rooms'
import {
  type Addresses,
  checkoutRoot,
  lineReporter,
  onInterrupt,
  readEnvironment,
  readRunningAddresses,
  type Stack,
  StackProblem,
  startStack,
} from '@candor/stack'
import { createInvite, readAttempt, readTranscript } from '@candor/store'

const help = `npm run demo [-- options]

A synthetic candidate takes a whole spoken interview: it opens a link, agrees, joins, answers each question aloud and hears the goodbye.
Uses the stack that runs from this folder, or starts one and stops it afterwards.

  --data <folder>  the data folder of the stack to use, .data of this folder where it is not given
  --json           one line on standard output: {"attemptId","endReason","items","complete","firstSoundMs","endToDisconnectMs","roomGone","transcriptUrl"}
  --help           this text
`

/** What one demo interview came to. Lengths are milliseconds. */
type Result = {
  attemptId: string
  endReason: string | null
  items: number
  complete: boolean
  firstSoundMs: number | null
  endToDisconnectMs: number | null
  roomGone: boolean
  transcriptUrl: string
}

type Tell = (line: string) => void

function tellLive(candidate: SyntheticCandidate, tell: Tell): void {
  candidate.on('line', ({ speaker, text }) =>
    tell(`${speaker === 'interviewer' ? 'Interviewer' : '  Candidate'}  ${text}`),
  )
  candidate.on('phase', ({ question }) => {
    if (question) tell(`             question ${question.number} of ${question.of}`)
  })
  candidate.on('ending', ({ endReason, disconnectReason }) =>
    tell(`             ended: ${endReason ?? disconnectReason}`),
  )
}

async function interview(addresses: Addresses, tell: Tell): Promise<Result> {
  const { db, close } = connect(addresses.database, { max: 2, name: 'candor-demo' })
  const candidate = new SyntheticCandidate()
  try {
    const invited = await createInvite(db, { templateId: sampleTemplateId, candidateName: 'Sample Candidate' })
    if (!invited.ok) throw new StackProblem('no-template', `The sample template is missing (${invited.refusal}).`)
    const answers = (await demoSentences(addresses.voice)).slice(0, 3)
    const speeches = await Promise.all(answers.map((text) => speak(addresses.voice, text)))
    const door = await openWebDoor(`${addresses.web}/i/${invited.value.secret}`)
    await door.consent()
    tellLive(candidate, tell)

    const clickedAt = performance.now()
    const joined = await door.join()
    await candidate.enter(joined)
    await takeInterview(
      candidate,
      speeches.map((speech) => ({ speech })),
    )
    await waitFor('the room to close', 20_000, () => candidate.disconnectedAt !== null)
    const { attemptId } = joined
    const ended = async () => {
      const found = await readAttempt(db, { attemptId })
      return found.ok && found.value.state === 'ended' ? found.value : null
    }
    await waitFor('the attempt to end', 30_000, async () => (await ended()) !== null)
    const attempt = await ended()
    const items = await readTranscript(db, { attemptId })
    const rooms = attempt ? await liveKitFrom(addresses.livekit).rooms.listRooms([attempt.roomName]) : []
    const said = new Set(items.map(({ text }) => text))
    const { firstSoundAt, lastSoundAt } = candidate.ear
    return {
      attemptId,
      endReason: attempt?.endReason ?? null,
      items: items.length,
      complete: answers.every((answer) => said.has(answer)),
      firstSoundMs: between(clickedAt, firstSoundAt()),
      endToDisconnectMs: between(lastSoundAt(), candidate.ending?.at ?? null),
      roomGone: rooms.length === 0,
      transcriptUrl: `${addresses.web}/interviews/${invited.value.interviewId}`,
    }
  } finally {
    await candidate.leave()
    await close()
  }
}

function between(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : Math.round(to - from)
}

async function demonstrate(): Promise<void> {
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({ options: { data: { type: 'string' }, json: flag, help: flag } })
  if (values.help) return void process.stdout.write(help)
  const report = lineReporter(values.json ? process.stderr : process.stdout)
  const dataDir = resolve(values.data ?? join(checkoutRoot, '.data'))
  const leave = new AbortController()
  let own: Stack | undefined
  const deafen = onInterrupt(
    () => void (own?.stop() ?? Promise.resolve()).finally(() => process.exit(130)),
    () => process.exit(130),
  )
  try {
    let addresses = readRunningAddresses(dataDir)
    if (!addresses) {
      own = await startStack({ dataDir, mode: 'start', environment: readEnvironment(), report, signal: leave.signal })
      addresses = own.addresses
    }
    const result = await interview(addresses, (line) => report.line(line))
    if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`)
    else tellResult(result, (line) => report.line(line), own !== undefined)
    if (result.endReason !== 'completed' || !result.complete || !result.roomGone) process.exitCode = 1
  } finally {
    await own?.stop()
    report.end()
    deafen()
  }
}

function tellResult(result: Result, tell: Tell, stopping: boolean): void {
  tell('')
  tell(
    `Ended: ${result.endReason}. ${result.items} items${result.complete ? ', every answer kept' : ', answers are missing'}.`,
  )
  tell(
    `First sound after ${result.firstSoundMs} ms; told of the end ${result.endToDisconnectMs} ms after the last one.`,
  )
  tell(`Transcript: ${result.transcriptUrl}${stopping ? ' (run npm start to read it)' : ''}`)
}

/** `npm run demo`, to the end of this process. Prints no stack trace. */
export function runDemo(): Promise<never> {
  return demonstrate().then(
    () => process.exit(),
    (error: unknown) => {
      process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
      process.exit(1)
    },
  )
}
