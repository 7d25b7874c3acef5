import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { ListedModel } from './catalogue.ts'
import { BadModel, readModel } from './model-folder.ts'
import { downloadModel, importModel } from './obtain-model.ts'
import { putTinyModel, tinyModel, tinyTokens } from './testing/make-model.ts'

const content: Record<string, Buffer> = { '/model.onnx': tinyModel(), '/tokens.txt': tinyTokens }

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'candor-models-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

type Answer = (request: IncomingMessage, response: ServerResponse, bytes: Buffer) => void
const whole: Answer = (request, response, bytes) => {
  const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
  response.writeHead(from > 0 ? 206 : 200).end(bytes.subarray(from))
}

/** Serves the tiny model; the answers are used one after the other, the last for ever. */
async function publish(...answers: Answer[]): Promise<{ listed: ListedModel; ranges: (string | undefined)[] }> {
  const ranges: (string | undefined)[] = []
  const server = createServer((request, response) => {
    ranges.push(request.headers.range)
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? whole
    answer(request, response, content[request.url ?? ''] ?? Buffer.alloc(0))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  })
  const manifest = putTinyModel(folder(), 'tiny')
  const from = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { listed: { ...manifest, id: 'tiny', says: 'says yes', from }, ranges }
}

/** A port where nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}

const failureOf = async (download: Promise<unknown>): Promise<BadModel> => {
  const failure = await download.catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(BadModel)
  return failure as BadModel
}

test('a model is downloaded once, with its progress told, and is whole', async () => {
  const { listed, ranges } = await publish(whole)
  const models = folder()
  const told: string[] = []
  await downloadModel(models, listed, { progress: (name, bytes, of) => told.push(`${name} ${bytes} of ${of}`) })
  expect(told.at(-1)).toBe(`tokens.txt ${tinyTokens.length} of ${tinyTokens.length}`)
  expect(await readModel(models, 'tiny')).toMatchObject({ language: 'en', parts: { kind: 'tone' } })
  await downloadModel(models, listed)
  expect(ranges).toHaveLength(2)
}, 30_000)

test('a download that broke off goes on where it ended', async () => {
  const half: Answer = (_, response, bytes) => {
    response.writeHead(200, { 'content-length': bytes.length })
    response.write(bytes.subarray(0, 200), () => setTimeout(() => response.destroy(), 50))
  }
  const { listed, ranges } = await publish(half, whole)
  const models = folder()
  await failureOf(downloadModel(models, listed))
  expect(existsSync(join(models, 'tiny', 'model.onnx'))).toBe(false)
  expect(statSync(join(models, 'tiny', 'model.onnx.part')).size).toBe(200)
  await downloadModel(models, listed)
  expect(ranges).toEqual([undefined, 'bytes=200-', undefined])
  expect(readFileSync(join(models, 'tiny', 'model.onnx'))).toEqual(content['/model.onnx'])
}, 30_000)

test('a server that knows no ranges sends it from the beginning, and the file is right all the same', async () => {
  const { listed } = await publish((_, response, bytes) => response.end(bytes))
  const models = folder()
  mkdirSync(join(models, 'tiny'))
  writeFileSync(join(models, 'tiny', 'model.onnx.part'), 'something old')
  await downloadModel(models, listed)
  expect(readFileSync(join(models, 'tiny', 'model.onnx'))).toEqual(content['/model.onnx'])
}, 30_000)

const refusals: [string, Answer, RegExp][] = [
  [
    'is another file',
    (_, response, bytes) => response.end(Buffer.alloc(bytes.length, 'x')),
    /is another file than the listed one/,
  ],
  ['is shorter', (_, response, bytes) => response.end(bytes.subarray(0, 50)), /ended after 50 of/],
  ['is longer', (_, response, bytes) => response.end(Buffer.concat([bytes, bytes])), /ended after 1048 of 524/],
  ['is refused', (_, response) => response.writeHead(403).end(), /answers 403/],
  ['stops', (_, response, bytes) => response.write(bytes.subarray(0, 50)), /sent nothing usable for 0\.2 s/],
]
test.for(refusals)('a file that %s is not taken, and why is said', async ([, answer, why]) => {
  const { listed } = await publish(answer)
  const models = folder()
  expect((await failureOf(downloadModel(models, listed, { silenceMs: 200 }))).message).toMatch(why)
  expect(existsSync(join(models, 'tiny', 'model.json'))).toBe(false)
})

test('a host that is not there is named', async () => {
  const { listed } = await publish(whole)
  const gone = { ...listed, from: `http://127.0.0.1:${await freePort()}` }
  expect((await failureOf(downloadModel(folder(), gone))).message).toMatch(
    /^127\.0\.0\.1:\d+ cannot be reached: .*ECONNREFUSED/,
  )
})

test('a model from this machine is imported, pinned as it is, for its language', async () => {
  const [models, own] = [folder(), folder()]
  writeFileSync(join(own, 'model.onnx'), tinyModel())
  writeFileSync(join(own, 'tokens.txt'), tinyTokens)
  const { id } = await importModel(models, own, 'de')
  expect(await readModel(models, id)).toMatchObject({ language: 'de' })
  writeFileSync(join(models, id, 'tokens.txt'), Buffer.alloc(tinyTokens.length))
  expect((await failureOf(readModel(models, id))).message).toMatch(/not what it was/)
}, 30_000)

test('a folder, a letter and nothing at all are refused by name', async () => {
  const [models, own] = [folder(), folder()]
  expect((await failureOf(importModel(models, own, 'en'))).message).toMatch(/has no tokens\.txt/)
  writeFileSync(join(own, 'tokens.txt'), tinyTokens)
  expect((await failureOf(importModel(models, own, 'en'))).message).toMatch(/no encoder, decoder and joiner/)
  writeFileSync(join(own, 'letter.tar.bz2'), 'dear aunt')
  expect((await failureOf(importModel(models, join(own, 'letter.tar.bz2'), 'en'))).message).toMatch(
    /cannot be unpacked/,
  )
  expect((await failureOf(importModel(models, join(own, 'nowhere'), 'en'))).message).toMatch(/nothing at/)
})
