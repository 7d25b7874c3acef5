import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openStorage } from './open-storage.ts'
import { partKey } from './part-key.ts'
import type { Storage } from './storage.ts'
import { openBucket } from './testing/s3-server.ts'

const key = partKey({ attemptId: 'att_00000000', epoch: 1 })
const soon = () => AbortSignal.timeout(4000)
/** Longer than one read of a file, so that it comes in pieces. */
const sound = Buffer.alloc(300_000, 'OggS and so on ')

function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'candor-recordings-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function fileOf(content: Buffer): string {
  const path = join(ownFolder(), 'audio.ogg')
  writeFileSync(path, content)
  return path
}

async function read(storage: Storage, range: { start: number; end: number }): Promise<Buffer | null> {
  const stream = await storage.read(key, range, soon())
  return stream && Buffer.from(await new Response(stream).arrayBuffer())
}

const storages: Record<string, () => Promise<Storage>> = {
  'a folder': () => Promise.resolve(openStorage({ kind: 'folder', folder: join(ownFolder(), 'deep', 'audio') })),
  'a bucket': async () => openStorage((await openBucket()).config),
  'a bucket with a prefix': async () => openStorage({ ...(await openBucket()).config, prefix: 'here/and there' }),
}

describe.each(Object.entries(storages))('%s', (_, open) => {
  test('gives back what was put, whole and in parts, and may be given it again', async () => {
    const storage = await open()
    expect(await read(storage, { start: 0, end: 9 }), 'nothing is there yet').toBeNull()
    const path = fileOf(sound)
    await storage.put(key, path, soon())
    await storage.put(key, path, soon())
    expect(await read(storage, { start: 0, end: sound.length - 1 })).toEqual(sound)
    expect(await read(storage, { start: 70_000, end: 70_009 })).toEqual(sound.subarray(70_000, 70_010))
    expect(existsSync(path), 'the local file is the caller’s').toBe(true)
  })

  test('says when a file is not kept', async () => {
    const storage = await open()
    await expect(storage.put(key, '/no/such/file', soon())).rejects.toThrow()
    await expect(storage.put(key, fileOf(sound), AbortSignal.abort(new Error('too late')))).rejects.toThrow()
    expect(await read(storage, { start: 0, end: 9 })).toBeNull()
  })
})

test('a folder holds nothing but whole parts', async () => {
  const folder = ownFolder()
  const storage = openStorage({ kind: 'folder', folder })
  await expect(storage.put(key, fileOf(sound), AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late')
  expect(readdirSync(join(folder, 'att_00000000')), 'nothing of what came too late').toEqual([])
  writeFileSync(join(folder, `${key}.of-one-that-died.arriving`), 'Ogg')
  await storage.put(key, fileOf(sound), soon())
  expect(readdirSync(folder)).toEqual(['att_00000000'])
  expect(readdirSync(join(folder, 'att_00000000'))).toEqual(['e1.ogg'])
  expect(readFileSync(join(folder, key))).toEqual(sound)
})

describe('a bucket', () => {
  test('that fails for a moment is asked again; one that goes on failing is named with its own word', async () => {
    const { config, fail, objects } = await openBucket()
    const storage = openStorage(config)
    fail(1)
    await storage.put(key, fileOf(sound), soon())
    expect([...objects.keys()]).toEqual([`/sound/${key}`])
    fail(3)
    await expect(storage.put(key, fileOf(sound), soon())).rejects.toThrow('the audio storage answered 503 SlowDown')
  })

  test('keeps parts under its prefix, where others may keep theirs beside them', async () => {
    const { config, objects } = await openBucket()
    await openStorage({ ...config, prefix: 'here' }).put(key, fileOf(sound), soon())
    expect([...objects.keys()]).toEqual([`/sound/here/${key}`])
  })

  test('takes nothing that is not signed with its key, and the error does not tell the key', async () => {
    const { config } = await openBucket()
    const storage = openStorage({ ...config, secretAccessKey: 'another secret' })
    const refused = storage.put(key, fileOf(sound), soon())
    await expect(refused).rejects.toThrow('the audio storage answered 403 SignatureDoesNotMatch')
    await expect(storage.read(key, { start: 0, end: 1 }, soon())).rejects.toThrow('403')
  })
})
