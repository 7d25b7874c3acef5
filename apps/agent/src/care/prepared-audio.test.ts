import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hum } from '../speech/testing/answers.ts'
import { type FaultyProvider, openFaultyProvider } from '../speech/testing/faulty-provider.ts'
import { keepPreparing, type Prepared, prepareAudio, preparedAudio } from './prepared-audio.ts'

let provider: FaultyProvider
let prepared: Prepared
const texts = ['Goodbye.', 'I am sorry.']
const forEver = new AbortController().signal

beforeEach(async () => {
  provider = await openFaultyProvider()
  const dir = join(await mkdtemp(join(tmpdir(), 'candor-prepared-')), 'prepared')
  prepared = { dir, settings: { baseUrl: provider.baseUrl, key: 'none', model: 'm', voice: 'v' } }
})
afterEach(async () => {
  await provider.close()
  await rm(join(prepared.dir, '..'), { recursive: true })
})

async function samplesOf(text: string, of = prepared): Promise<number | null> {
  const audio = preparedAudio(of, text)
  if (!audio) return null
  let samples = 0
  for await (const frame of audio) samples += frame.samplesPerChannel
  return samples
}

test('what was prepared once is there for every job, without a voice, as often as it is needed', async () => {
  expect(await prepareAudio(prepared, texts, forEver)).toMatchObject({ missing: [] })
  await provider.close()
  for (const text of [...texts, ...texts]) expect(await samplesOf(text)).toBe(hum.length / 2)
})

test('nothing is asked for twice', async () => {
  await prepareAudio(prepared, texts, forEver)
  provider.behave({ kind: 'well' })
  await prepareAudio(prepared, texts, forEver)
  expect(provider.asked()).toBe(0)
})

test('another voice is another sound; another key is not', async () => {
  await prepareAudio(prepared, texts, forEver)
  const settings = { ...prepared.settings, voice: 'other' }
  expect(await samplesOf('Goodbye.', { ...prepared, settings })).toBe(null)
  expect(await samplesOf('Goodbye.', { ...prepared, settings: { ...prepared.settings, key: 'new' } })).not.toBe(null)
})

test('a voice that fails half way leaves no half sentence behind', async () => {
  provider.behave({ kind: 'break', how: 'reset' }, { kind: 'well' })
  const { missing } = await prepareAudio(prepared, texts, forEver)
  expect(missing).toEqual(['Goodbye.'])
  expect(await samplesOf('Goodbye.')).toBe(null)
  expect(await readdir(prepared.dir)).toHaveLength(1)
})

test('two workers of one host may prepare at the same time', async () => {
  await Promise.all([1, 2, 3].map(() => prepareAudio(prepared, texts, forEver)))
  expect(await readdir(prepared.dir)).toHaveLength(2)
  expect(await samplesOf('Goodbye.')).toBe(hum.length / 2)
})

test('a folder that cannot be made is told and breaks nothing', async () => {
  const blocked = join(prepared.dir, '..', 'file')
  await writeFile(blocked, '')
  const missing = Promise.withResolvers<number>()
  const preparing = keepPreparing({
    sets: [{ prepared: { ...prepared, dir: blocked }, texts }],
    onMissing: (count) => missing.resolve(count),
  })
  expect(await missing.promise).toBe(2)
  preparing.stop()
  await preparing.done
})
