import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { SpooledItem } from '@candor/shared'
import { describe, expect, test } from 'vitest'
import { isAlive } from './process-life.ts'
import { type ReadLine, readSpool } from './read-spool.ts'
import { adoptingName, readSpoolName, spoolName } from './spool-name.ts'
import { openSpool, type Spool } from './spool.ts'
import { ownFolder } from './testing/stage.ts'
import { itemOf } from './testing/words.ts'

const attemptId = 'att_spooled00'
const line = (seq: number, text = `word ${seq}`): SpooledItem => ({
  v: 1,
  kind: 'item',
  item: itemOf(attemptId, seq, { text }),
})

function spoolIn(spoolDir: string): { spool: Spool; refused: unknown[] } {
  const refused: unknown[] = []
  return { spool: openSpool({ spoolDir, attemptId, epoch: 1, onRefused: (error) => refused.push(error) }), refused }
}

async function linesOf(path: string): Promise<ReadLine[]> {
  const lines: ReadLine[] = []
  for await (const one of readSpool(path)) lines.push(one)
  return lines
}

const textsOf = async (path: string): Promise<string[]> =>
  (await linesOf(path)).map((one) =>
    one.ok ? (one.value.kind === 'item' ? one.value.item.text : one.value.kind) : `unreadable ${one.number}`,
  )

describe('a spool', () => {
  test('says first whose words it keeps and who writes, and is nobody else’s to read', async () => {
    const folder = join(ownFolder(), 'deep', 'spool')
    const { spool } = spoolIn(folder)
    expect(existsSync(folder), 'made when first needed').toBe(false)
    expect(await spool.append([line(1)])).toBe(true)
    const [first] = await linesOf(spool.path)
    expect(first).toMatchObject({ ok: true, value: { kind: 'header', attemptId, epoch: 1, host: hostname(), pid: process.pid } }) // prettier-ignore
    if (first?.ok && first.value.kind === 'header') expect(isAlive(first.value)).toBe(true)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(spool.path).mode & 0o777).toBe(0o600)
    await spool.remove()
  })

  test('keeps lines in the order of the calls, whatever is said in them', async () => {
    const { spool } = spoolIn(ownFolder())
    const hard = 'one\ntwo\r\u2028three\0\uD83D "four" 🛶'
    await Promise.all([spool.append([line(1), line(2)]), spool.append([line(3, hard)]), spool.append([line(4)])])
    expect(await textsOf(spool.path)).toEqual(['header', 'word 1', 'word 2', hard, 'word 4'])
    await spool.remove()
  })

  test('is gone once it is empty and comes back when it is needed again', async () => {
    const { spool } = spoolIn(ownFolder())
    await spool.remove()
    await spool.append([line(1)])
    await spool.remove()
    expect(existsSync(spool.path)).toBe(false)
    await spool.append([line(2)])
    expect(await textsOf(spool.path)).toEqual(['header', 'word 2'])
    await spool.remove()
  })
})

describe('a disk that refuses', () => {
  test.runIf(process.platform === 'linux')('is full: the answer is no, every time, and nothing is thrown', async () => {
    const folder = ownFolder()
    symlinkSync('/dev/full', join(folder, spoolName(attemptId, 1, process.pid)))
    const { spool, refused } = spoolIn(folder)
    expect(await spool.append([line(1)])).toBe(false)
    expect(await spool.append([line(2)])).toBe(false)
    expect(refused).toMatchObject([{ code: 'ENOSPC' }, { code: 'ENOSPC' }])
    await spool.remove()
  })

  test('has a file where the folder should be', async () => {
    const folder = join(ownFolder(), 'spool')
    writeFileSync(folder, '')
    const { spool, refused } = spoolIn(folder)
    expect(await spool.append([line(1)])).toBe(false)
    expect(refused).toMatchObject([{ code: 'EEXIST' }])
    await spool.remove()
  })

  test('has a folder where the file should be', async () => {
    const folder = ownFolder()
    mkdirSync(join(folder, spoolName(attemptId, 1, process.pid)))
    const { spool, refused } = spoolIn(folder)
    expect(await spool.append([line(1)])).toBe(false)
    expect(refused).toMatchObject([{ code: 'EISDIR' }])
    await spool.remove()
  })
})

describe('reading a spool', () => {
  test('a torn last line, one of tomorrow and one of nonsense are told by their number; the others are read', async () => {
    const { spool } = spoolIn(ownFolder())
    await spool.append([line(1)])
    appendFileSync(spool.path, `${JSON.stringify({ ...line(2), v: 2 })}\nnonsense\n\n${JSON.stringify(line(3))}\n`)
    appendFileSync(spool.path, JSON.stringify(line(4)).slice(0, -30))
    expect(await textsOf(spool.path)).toEqual(
      ['header', 'word 1', 'unreadable 3', 'unreadable 4', 'word 3', 'unreadable 7'],
    ) // prettier-ignore
    expect(readFileSync(spool.path, 'utf8').split('\n')).toHaveLength(7)
    await spool.remove()
  })
})

test('the name of a file tells its writer, and its adopter while there is one', () => {
  const given = spoolName(attemptId, 3, 4711)
  expect(readSpoolName(given)).toEqual({ given, writerPid: 4711, adopter: null })
  for (const adopter of [
    { pid: 12, life: 'boot-id.123' },
    { pid: 12, life: null },
  ])
    // prettier-ignore
    expect(readSpoolName(adoptingName(given, adopter))).toEqual({ given, writerPid: 4711, adopter })
  for (const other of ['aside', `${given}.bak`, '.gitignore', 'att_../-e1-1.jsonl'])
    expect(readSpoolName(other)).toBeNull()
})
