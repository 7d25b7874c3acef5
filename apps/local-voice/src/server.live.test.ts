import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readWav, writeWav } from './audio/wav.ts'
import { DEMO_SENTENCES } from './demo-sentences.ts'
import { startLocalVoice, type LocalVoice } from './server.ts'

let server: LocalVoice
beforeAll(async () => {
  server = await startLocalVoice({ control: true })
})
afterAll(() => server.close())
afterEach(() => fetch(`${server.url}/control`, { method: 'DELETE' }))

const limit = () => AbortSignal.timeout(10_000)
const post = (path: string, body: unknown, signal = limit()) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    signal,
  })
const speak = (body: object, signal?: AbortSignal) =>
  post('/v1/audio/speech', { model: 'espeak-ng', voice: 'alloy', ...body }, signal)
const samplesOf = async (answer: Response) => new Int16Array(await answer.arrayBuffer())
const problem = async (answer: Response) => {
  const { error } = (await answer.json()) as { error: { message: string; type: string; code: string } }
  return { status: answer.status, ...error }
}

function transcribe(file: Uint8Array | undefined, fields: Record<string, string> = {}): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  if (file) form.append('file', new Blob([Uint8Array.from(file)], { type: 'audio/wav' }), 'audio.wav')
  return fetch(`${server.url}/v1/audio/transcriptions`, { method: 'POST', body: form, signal: limit() })
}

test('health answers once it is warm, with the number of sentences, which are served too', async () => {
  const health = await fetch(`${server.url}/health`)
  expect(await health.json()).toEqual({ ok: true, voice: 'espeak-ng', sentences: DEMO_SENTENCES.length, hears: [] })
  const { sentences } = (await (await fetch(`${server.url}/v1/demo-sentences`)).json()) as { sentences: string[] }
  expect(sentences).toEqual(DEMO_SENTENCES)
})

describe('speech', () => {
  const input = 'The quick brown fox jumps over the lazy dog.'

  test('streams 24 kHz PCM: the first part is there before the last is made', async () => {
    const answer = await speak({ input: `${input} `.repeat(60) })
    expect(answer.headers.get('content-type')).toBe('audio/pcm')
    let parts = 0
    for await (const part of answer.body!) parts += part.length > 0 ? 1 : 0
    expect(parts).toBeGreaterThan(10)
  })

  test('as WAV is the same sound with its header', async () => {
    const [pcm, wav] = await Promise.all([speak({ input }), speak({ input, response_format: 'wav' })])
    const recording = readWav(new Uint8Array(await wav.arrayBuffer()))
    expect(recording.rate).toBe(24_000)
    expect(recording.samples.length).toBe((await samplesOf(pcm)).length)
    expect(recording.samples.length / 24_000).toBeGreaterThan(2)
    expect(recording.samples.length / 24_000).toBeLessThan(4)
  })

  test('is faster where asked for', async () => {
    const [usual, fast] = await Promise.all(
      [speak({ input }), speak({ input, speed: 1.5 })].map(async (a) => (await samplesOf(await a)).length),
    )
    expect(fast! / usual!).toBeLessThan(0.8)
  })

  test('of markup says only its words', async () => {
    const [plain, marked] = await Promise.all(
      [speak({ input: 'Hello you' }), speak({ input: '<b>Hello</b> [[x]] **you**' })].map(async (a) =>
        samplesOf(await a),
      ),
    )
    expect(marked).toEqual(plain)
  })

  test.each([
    [{ input: '' }, /^input: there is nothing to say/],
    [{ input: ' [[x]] ' }, /^input: there is nothing to say/],
    [{ input: 'x'.repeat(4097) }, /^input: must be at most 4096 characters/],
    [{}, /^input: must be a text/],
    [{ input: 'x', response_format: 'mp3' }, /^response_format: must be pcm or wav/],
    [{ input: 'x', speed: 9 }, /^speed: must be 0.25 to 4/],
  ])('refuses %j', async (body, message) => {
    const { status, message: said, type } = await problem(await speak(body))
    expect([status, type]).toEqual([400, 'invalid_request_error'])
    expect(said).toMatch(message)
  })

  test('goes on for others when listeners leave', async () => {
    const leaving = Array.from({ length: 6 }, async () => {
      const gone = new AbortController()
      const answer = await speak({ input: `${input} `.repeat(80) }, gone.signal)
      gone.abort()
      await expect(answer.arrayBuffer()).rejects.toThrow()
    })
    await Promise.all(leaving)
    expect((await samplesOf(await speak({ input }))).length).toBeGreaterThan(24_000)
  })
})

describe('transcriptions', () => {
  const spoken = async (input: string) =>
    new Uint8Array(await (await speak({ input, voice: 'en-gb', response_format: 'wav' })).arrayBuffer())

  test('return the enrolled sentence in each format', async () => {
    const file = await spoken(DEMO_SENTENCES[1]!)
    const [json, verbose, text] = await Promise.all(
      ['json', 'verbose_json', 'text'].map((response_format) => transcribe(file, { model: 'm', response_format })),
    )
    expect(await json!.json()).toEqual({ text: DEMO_SENTENCES[1] })
    expect(await verbose!.json()).toMatchObject({ text: DEMO_SENTENCES[1], duration: expect.closeTo(5, -1) as number })
    expect((await text!.text()).trim()).toBe(DEMO_SENTENCES[1])
  })

  test('return an empty text for anything else', async () => {
    for (const file of [await spoken('I grow tomatoes in my garden.'), writeWav(new Int16Array(24_000), 24_000)]) {
      const answer = await transcribe(file)
      expect([answer.status, await answer.json()]).toEqual([200, { text: '' }])
    }
  })

  test('of two minutes and more are empty without the arithmetic', async () => {
    const answer = await transcribe(writeWav(new Int16Array(8_000 * 121).fill(900), 8_000))
    expect(await answer.json()).toEqual({ text: '' })
  })

  test('name what is wrong with the upload', async () => {
    const wav = writeWav(new Int16Array(800), 24_000)
    expect(await problem(await transcribe(undefined))).toMatchObject({
      status: 400,
      message: 'file: the WAV file is missing',
    })
    expect(await problem(await transcribe(Buffer.from('noise')))).toMatchObject({
      status: 400,
      message: /not a WAV file/,
    })
    expect(await problem(await transcribe(wav, { response_format: 'srt' }))).toMatchObject({
      status: 400,
      message: /^response_format/,
    })
    expect(await problem(await post('/v1/audio/transcriptions', {}))).toMatchObject({
      status: 400,
      message: /multipart/,
    })
    const broken = { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: 'no' }
    expect(await problem(await fetch(`${server.url}/v1/audio/transcriptions`, broken))).toMatchObject({
      status: 400,
      message: /cannot be read/,
    })
  })
})

describe('chat', () => {
  const request = {
    model: 'scripted',
    messages: [{ role: 'user', content: 'I moved our ledger to Postgres.' }],
    tools: [{ type: 'function', function: { name: 'next_question' } }],
  }

  test('streams words, a tool call, usage and the end mark', async () => {
    const answer = await post('/v1/chat/completions', {
      ...request,
      stream: true,
      stream_options: { include_usage: true },
    })
    const events = (await answer.text()).trim().split('\n\n')
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(events.at(-1)).toBe('data: [DONE]')
    expect(events.filter((event) => event.includes('"content"')).length).toBeGreaterThan(2)
    expect(events.some((event) => event.includes('"name":"next_question"'))).toBe(true)
    expect(events.at(-2)).toMatch(/"usage":\{"prompt_tokens"/)
  })

  test('answers whole without streaming', async () => {
    const answer = await post('/v1/chat/completions', request)
    expect(await answer.json()).toMatchObject({
      choices: [
        {
          message: { tool_calls: [{ function: { name: 'next_question', arguments: '{}' } }] },
          finish_reason: 'tool_calls',
        },
      ],
    })
  })

  test.each([
    ['{', /not valid JSON/],
    [{ messages: [] }, /^messages: must hold at least one/],
    [{ messages: [{ role: 'judge', content: '' }] }, /^messages\.0\.role/],
    [{ messages: 'hello' }, /^messages: must be a list/],
  ])('refuses %j', async (body, message) => {
    const { status, message: said } = await problem(await post('/v1/chat/completions', body))
    expect(status).toBe(400)
    expect(said).toMatch(message)
  })
})

test('unknown addresses, wrong methods and bodies too large are told so', async () => {
  expect(await problem(await fetch(`${server.url}/v1/models`))).toMatchObject({ status: 404, code: 'not_found' })
  expect(await problem(await fetch(`${server.url}/v1/audio/speech`))).toMatchObject({ status: 405 })
  expect(await problem(await post('/v1/chat/completions', ' '.repeat(2_000_001)))).toMatchObject({
    status: 413,
    message: 'the body is larger than 2 MB',
  })
})

test('a taken port is refused', async () => {
  await expect(startLocalVoice({ port: server.port })).rejects.toThrow('EADDRINUSE')
})

describe('the control door', () => {
  const control = (rule: object) => post('/control', rule)
  const say = () => speak({ input: 'Hello you.' })

  test('answers with an error of its own, headers included, for so many requests', async () => {
    await control({
      route: 'chat',
      status: 429,
      headers: { 'retry-after': '7' },
      body: { error: { message: 'slow down' } },
      count: 1,
    })
    const chat = () => post('/v1/chat/completions', { messages: [{ role: 'user', content: 'Hello.' }] })
    const refused = await chat()
    expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([
      429,
      '7',
      { error: { message: 'slow down' } },
    ])
    expect((await chat()).status).toBe(200)
    const state = (await (await fetch(`${server.url}/control`)).json()) as object
    expect(state).toEqual({ rules: [], served: { speech: 0, chat: 2, transcriptions: 0 } })
  })

  test('delays an answer', async () => {
    await control({ route: 'speech', delayMs: 150, count: 1 })
    const asked = performance.now()
    expect((await say()).status).toBe(200)
    expect(performance.now() - asked).toBeGreaterThanOrEqual(145)
  })

  test('stalls an answer at its byte, until the client leaves', async () => {
    await control({ route: 'speech', stallAtByte: 1001, count: 1 })
    const gone = new AbortController()
    const answer = await speak({ input: 'Hello you.' }, gone.signal)
    let bytes = 0
    const read = (async () => {
      for await (const part of answer.body!) {
        bytes += part.length
        if (bytes >= 1001) gone.abort()
      }
    })()
    await expect(read).rejects.toThrow()
    expect(bytes).toBe(1001)
  })

  test.each([0, 3000])('breaks the connection at byte %i', async (resetAtByte) => {
    await control({ route: 'speech', resetAtByte, count: 1 })
    const answer = await say()
    expect(answer.status).toBe(200)
    await expect(answer.arrayBuffer()).rejects.toThrow()
    expect((await say()).status).toBe(200)
  })

  test('refuses what is no rule', async () => {
    expect(await problem(await control({ route: 'speach' }))).toMatchObject({ status: 400, message: /^route/ })
  })
})

test('a request that is broken off half way disturbs nobody', async () => {
  const socket = connect(server.port, '127.0.0.1')
  socket.write('POST /v1/audio/speech HTTP/1.1\r\nhost: x\r\ncontent-length: 500\r\n\r\n{"input":')
  socket.resume().end()
  await new Promise((resolve) => socket.once('close', resolve))
  expect((await fetch(`${server.url}/health`)).status).toBe(200)
})
