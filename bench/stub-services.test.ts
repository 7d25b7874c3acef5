import { initializeLogger, llm } from '@livekit/agents'
import * as openai from '@livekit/agents-plugin-openai'
import { AudioFrame } from '@livekit/rtc-node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startStubServices, type StubServices } from './stub-services.ts'

const quick = { sttMs: 40, llmMs: 60, ttsMs: 30, heard: 'I read two logs.' }
let stub: StubServices
let hosted: { baseURL: string; apiKey: string }

beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'silent' })
  stub = await startStubServices(quick)
  hosted = { baseURL: stub.baseUrl, apiKey: 'stub' }
})
afterAll(() => stub.close())

const endTool = (name: string) => llm.tool({ name, description: 'Ends it.', execute: () => Promise.resolve('') })

/** What the model answers through the client that both agents use. */
async function ask(context: llm.ChatContext, tools: string[] = []) {
  const model = new openai.LLM(hosted)
  const stream = model.chat({ chatCtx: context, toolCtx: new llm.ToolContext(tools.map(endTool)) })
  let text = ''
  const calls: llm.FunctionCall[] = []
  for await (const { delta } of stream) {
    text += delta?.content ?? ''
    calls.push(...(delta?.toolCalls ?? []))
  }
  return { text, calls: calls.map(({ name, args }) => ({ name, args: JSON.parse(args) as unknown })) }
}

const saying = (...lines: ['system' | 'user', string][]) => {
  const context = llm.ChatContext.empty()
  for (const [role, content] of lines) context.addMessage({ role, content })
  return context
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ value: Value; ms: number }> {
  const began = performance.now()
  const value = await work()
  return { value, ms: performance.now() - began }
}

test('the plugin hears what the stub is told to hear, not before its delay', async () => {
  const frame = new AudioFrame(new Int16Array(16_000), 16_000, 1, 16_000)
  const { value, ms } = await timed(() => new openai.STT({ ...hosted, useRealtime: false }).recognize(frame))
  expect(value.alternatives?.[0].text).toBe(quick.heard)
  expect(ms).toBeGreaterThanOrEqual(quick.sttMs - 1)
})

test('the plugin gets speech that is loud to its last sample and as long as the text', async () => {
  const text = 'Thank you very much for your answer.'
  const { value, ms } = await timed(async () => {
    const samples: number[] = []
    for await (const { frame } of new openai.TTS(hosted).synthesize(text)) {
      expect(frame.sampleRate).toBe(24_000)
      samples.push(...frame.data)
    }
    return samples
  })
  expect(ms).toBeGreaterThanOrEqual(quick.ttsMs - 1)
  expect(value.length / 24_000).toBeCloseTo(text.length * 0.015, 1)
  expect(Math.max(...value.slice(-240))).toBeGreaterThan(5000)
})

test('the model greets, ends after the first answer by the tool it was given, and says goodbye when asked', async () => {
  expect((await ask(saying(['system', 'Greet.']), ['end_call'])).text).toMatch(/^Hello/)
  const answered = saying(['system', 'Greet.'], ['user', quick.heard])
  expect(await ask(answered, ['end_call'])).toEqual({ text: '', calls: [{ name: 'end_call', args: {} }] })
  expect(await ask(answered, ['end_interview', 'next_question'])).toEqual({
    text: '',
    calls: [{ name: 'end_interview', args: { reason: 'completed' } }],
  })
  const ended = answered.copy()
  ended.insert([
    new llm.FunctionCall({ callId: 'call_1', name: 'end_call', args: '{}' }),
    new llm.FunctionCallOutput({ callId: 'call_1', name: 'end_call', output: 'say goodbye', isError: false }),
  ])
  expect((await ask(ended, ['end_call'])).text).toMatch(/Goodbye/)
})

const post = (path: string, body: string) => fetch(`${stub.baseUrl}/${path}`, { method: 'POST', body })

test('a stream is server-sent events whose first token waits its delay', async () => {
  const body = JSON.stringify({ stream: true, messages: [{ role: 'system', content: 'Greet.' }] })
  const { value: response, ms } = await timed(() => post('chat/completions', body))
  expect(ms).toBeGreaterThanOrEqual(quick.llmMs - 1)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const events = (await response.text()).trim().split('\n\n')
  expect(events.at(-1)).toBe('data: [DONE]')
  expect(events.every((event) => event.startsWith('data: '))).toBe(true)
})

test('without streaming the answer comes in one piece', async () => {
  const response = await post('chat/completions', JSON.stringify({ messages: [{ role: 'system', content: 'Greet.' }] }))
  const body = await response.json()
  expect(body).toMatchObject({ object: 'chat.completion', choices: [{ finish_reason: 'stop' }] })
})

test('what OpenAI would refuse is refused in its words', async () => {
  for (const [path, body, status] of [
    ['chat/completions', 'not JSON', 400],
    ['chat/completions', '{"messages":[]}', 400],
    ['audio/speech', '{"input":""}', 400],
    ['embeddings', '{}', 404],
  ] as const) {
    const response = await post(path, body)
    expect([path, response.status]).toEqual([path, status])
    expect(await response.json()).toMatchObject({ error: { message: expect.any(String) } })
  }
})
