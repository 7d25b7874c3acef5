import { appendFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openHearing } from './hearing.ts'
import { BadModel, listModels, readModel } from './model-folder.ts'
import { putTinyModel, tinyModel } from './testing/make-model.ts'

function modelsFolder(): string {
  const models = mkdtempSync(join(tmpdir(), 'candor-models-'))
  onTestFinished(() => rmSync(models, { recursive: true, force: true }))
  mkdirSync(join(models, 'tiny'))
  putTinyModel(join(models, 'tiny'), 'tiny')
  return models
}

/** Stretches of sound and of silence, a second each. */
function sound(...loud: boolean[]) {
  const rate = 16_000
  const samples = new Float32Array(rate * loud.length).map((_, at) =>
    loud[Math.floor(at / rate)] ? 0.3 * Math.sin(at / 5) : 0,
  )
  return { rate, samples }
}

test('the engine turns sound into words, and tells them while it is still at work', async () => {
  const models = modelsFolder()
  const hearing = await openHearing(await readModel(models, 'tiny'))
  onTestFinished(() => hearing.close())
  const partials: string[] = []
  expect(await hearing.hear(sound(true, false, true, false), (text) => partials.push(text))).toBe('Yes yes')
  expect(partials).toEqual(['Yes', 'Yes yes'])
  expect(await hearing.hear(sound(false))).toBe('')
  const both = await Promise.all([hearing.hear(sound(true)), hearing.hear(sound(false, true, false, true, false))])
  expect(both).toEqual(['Yes', 'Yes yes'])
}, 20_000)

test.for([
  ['cut short', (path: string) => truncateSync(path, 100), /has 100 bytes instead of/],
  ['longer', (path: string) => appendFileSync(path, 'x'), /bytes instead of/],
  ['gone', (path: string) => rmSync(path), /is missing/],
  ['changed', (path: string) => writeFileSync(path, Buffer.alloc(tinyModel().length)), /not what it was when it came/],
] as const)('a file that is %s is named, with what to do', async ([, spoil, why]) => {
  const models = modelsFolder()
  spoil(join(models, 'tiny', 'model.onnx'))
  const failure = await readModel(models, 'tiny').catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(BadModel)
  expect(String(failure)).toMatch(why)
  expect(String(failure)).toMatch(/model\.onnx .*npm run voice:download -- tiny --anew/)
})

test('files that are no model end only the thread that loads them', async () => {
  const models = modelsFolder()
  const model = await readModel(models, 'tiny')
  writeFileSync(join(models, 'tiny', 'model.onnx'), 'a letter to my aunt')
  await expect(openHearing(model)).rejects.toThrow(/sherpa-onnx cannot load the files in .*tiny/)
  expect(listModels(models)).toEqual(['tiny'])
}, 20_000)

test('a folder without a description is no model', () => {
  const models = modelsFolder()
  mkdirSync(join(models, 'half'))
  expect(listModels(models)).toEqual(['tiny'])
  expect(listModels(join(models, 'nowhere'))).toEqual([])
})
