import { FlushSentinel, inference, initializeLogger, llm } from '@livekit/agents'
import * as openai from '@livekit/agents-plugin-openai'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Patience } from './patience.ts'
import { patientReply, type ReplyPart } from './patient-reply.ts'
import type { Behaviour } from './testing/behaviour.ts'
import { emptyHanded, type FaultyProvider, openFaultyProvider } from './testing/faulty-provider.ts'
import { briefly, openReport } from './testing/report.ts'

let first: FaultyProvider
let second: FaultyProvider

beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'silent' })
  ;[first, second] = [await openFaultyProvider(), await openFaultyProvider()]
})
beforeEach(() => {
  first.behave({ kind: 'well', text: 'Thank you.' })
  second.behave({ kind: 'well', text: 'Thanks.' })
})
afterAll(async () => {
  await first.close()
  await second.close()
})

const model = ({ baseUrl }: FaultyProvider): llm.LLM => {
  const made = new openai.LLM({ baseURL: baseUrl, apiKey: 'none', model: 'm' })
  // As in a session: it listens to every model it was given.
  made.on('error', () => {})
  return made
}

const gatewayModel = ({ baseUrl }: FaultyProvider): llm.LLM => {
  const made = new inference.LLM({
    baseURL: baseUrl,
    apiKey: 'k',
    apiSecret: 'a secret of 32 characters, or so',
    model: 'a/b',
  })
  made.on('error', () => {})
  return made
}

type Asked = { fallback?: boolean; meanwhile?: string; instead?: string; limits?: Patience; wire?: typeof model }

function ask({ fallback = false, meanwhile, instead, limits = briefly, wire = model }: Asked = {}) {
  const report = openReport()
  const chatCtx = llm.ChatContext.empty()
  chatCtx.addMessage({ role: 'user', content: 'I have built boats.' })
  const stream = patientReply({
    models: fallback ? [wire(first), wire(second)] : [wire(first)],
    request: { chatCtx },
    report,
    ...(meanwhile ? { meanwhile } : {}),
    ...(instead ? { instead } : {}),
    limits,
  })
  return { report, stream, said: () => textOf(stream) }
}

async function textOf(parts: AsyncIterable<ReplyPart>): Promise<string> {
  let text = ''
  for await (const part of parts)
    text += part === FlushSentinel ? '|' : typeof part === 'string' ? part : (part.delta?.content ?? '')
  return text
}

test('a reply comes through', async () => {
  const { said, report } = ask()
  expect(await said()).toBe('Thank you.')
  expect(report.successes).toEqual(['llm'])
})

test.for(emptyHanded)(
  'a reply that fails ($kind, $status) before its first word is asked of the fallback',
  async (failure) => {
    first.behave(failure)
    const { said, report } = ask({ fallback: true })
    expect(await said()).toBe('Thanks.')
    expect([first.asked(), second.asked(), report.failures.length]).toEqual([1, 1, 1])
  },
)

test.for(emptyHanded)('without a fallback ($kind, $status) the same model is asked again', async (failure) => {
  first.behave(failure, failure, { kind: 'well', text: 'Here I am.' })
  const { said, report } = ask()
  expect(await said()).toBe('Here I am.')
  expect(report.failures).toHaveLength(2)
})

const wires = [
  ['OpenAI', model],
  ['LiveKit Inference', gatewayModel],
] as const
const faults: readonly Behaviour[] = [
  ...[400, 401, 500].map((status) => ({ kind: 'status', status }) as const),
  { kind: 'status', status: 429, retryAfter: 1 },
  { kind: 'stall' },
  { kind: 'reset' },
  { kind: 'break', how: 'half' },
  { kind: 'tool', how: 'stall' },
  { kind: 'tool', how: 'reset' },
]

for (const [name, wire] of wires)
  test.for(faults)(
    `a reply of ${name} that fails ($kind, $status, $how) is asked of the next in turn`,
    async (fault) => {
      first.behave(fault)
      const { said, report } = ask({ fallback: true, wire })
      expect(await said()).toBe('Thanks.')
      expect([first.asked(), second.asked()]).toEqual([1, 1])
      expect(report.failures).toMatchObject([{ part: 'llm', ...(fault.kind === 'status' && { status: fault.status }) }])
    },
  )

test('somebody is told that it takes a moment before the first try is given up, and the reply still comes', async () => {
  first.behave({ kind: 'well', text: 'Go on.', afterMs: 400 })
  const { said, report } = ask({ meanwhile: 'One moment.', limits: { ...briefly, firstWordMs: 3000 } })
  expect(await said()).toBe('One moment.|Go on.')
  expect(report.failures).toEqual([])
})

test('nobody waits longer than the limit for all tries together, and hears that it took too long', async () => {
  first.behave({ kind: 'stall' })
  const { said, report } = ask({ instead: 'That took too long.', limits: { ...briefly, thinkingMs: 250 } })
  expect(await said()).toBe('That took too long.')
  expect(report.failures).toHaveLength(2)
})

test('somebody who waits in silence is told once that it takes a moment', async () => {
  first.behave({ kind: 'stall' }, { kind: 'stall' }, { kind: 'well', text: 'Go on.' })
  expect(await ask({ meanwhile: 'One moment.' }).said()).toBe('One moment.|Go on.')
})

test.for(['stall', 'reset'] as const)('a reply that breaks off (%s) is begun anew', async (how) => {
  first.behave({ kind: 'break', text: 'Thank', how }, { kind: 'well', text: 'Thank you.' })
  const { said, report } = ask()
  expect(await said()).toBe('ThankThank you.')
  expect(report.failures).toHaveLength(1)
})

test('a model that has nothing to say is asked twice and believed', async () => {
  first.behave({ kind: 'well', text: '' })
  const { said, report } = ask()
  expect(await said()).toBe('')
  expect([first.asked(), report.failures.length]).toEqual([2, 0])
})

test('nobody asks on once it has been given up', async () => {
  first.behave({ kind: 'status', status: 500 })
  const { said, report } = ask()
  report.giveUpAfter = 4
  expect(await said()).toBe('')
  expect(first.asked()).toBe(4)
})

test('a reply that is not wanted any more stops at once', async () => {
  first.behave({ kind: 'stall' })
  const { stream, report } = ask()
  const reader = stream.getReader()
  const waiting = reader.read()
  await expect.poll(() => first.asked()).toBe(1)
  await reader.cancel()
  expect((await waiting).done).toBe(true)
  expect([first.asked(), report.failures.length]).toEqual([1, 0])
})
