import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeWav } from '../audio/wav.ts'
import { type LocalVoice, startLocalVoice } from '../server.ts'
import { putTinyModel } from './testing/make-model.ts'

const rate = 16_000
let models: string
let voice: LocalVoice

beforeAll(async () => {
  models = mkdtempSync(join(tmpdir(), 'candor-models-'))
  for (const [id, language] of [
    ['tiny', 'en'],
    ['winzig', 'de'],
    ['broken', 'fr'],
  ] as const) {
    mkdirSync(join(models, id))
    putTinyModel(join(models, id), id, language)
  }
  writeFileSync(join(models, 'broken', 'model.onnx'), 'half a model')
  voice = await startLocalVoice({ models })
}, 60_000)
afterAll(async () => {
  await voice.close()
  rmSync(models, { recursive: true, force: true })
})

/** Two stretches of sound, which the tiny model hears as a word each; no demo sentence sounds like them. */
function form(fields: Record<string, string>): FormData {
  const samples = new Int16Array(rate * 4).map((_, at) =>
    Math.floor(at / rate) % 2 === 0 ? 9000 * Math.sin(at / 5) : 0,
  )
  const body = new FormData()
  body.set('file', new File([new Uint8Array(writeWav(samples, rate))], 'said.wav'))
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return body
}
const ask = (fields: Record<string, string> = {}) =>
  fetch(`${voice.url}/v1/audio/transcriptions`, { method: 'POST', body: form(fields) })

test('with a model anything that is said is heard, in its language', async () => {
  for (const language of ['en', 'de'])
    expect(await (await ask({ language })).json(), language).toEqual({ text: 'Yes yes' })
  expect(await (await ask({ language: 'fr' })).json()).toEqual({ text: '' })
})

test('words come while the rest is still being recognised', async () => {
  const events = (await (await ask({ stream: 'true' })).text()).split('\n\n').filter(Boolean)
  expect(events.map((event) => JSON.parse(event.slice('data: '.length)) as unknown)).toEqual([
    { type: 'transcript.text.delta', delta: 'Yes' },
    { type: 'transcript.text.delta', delta: ' yes' },
    { type: 'transcript.text.done', text: 'Yes yes' },
  ])
})

test('a damaged model keeps nobody from starting, and is not counted', async () => {
  expect(await (await fetch(`${voice.url}/health`)).json()).toMatchObject({ ok: true, hears: ['en', 'de'] })
})
