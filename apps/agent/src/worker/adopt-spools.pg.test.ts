import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { connect } from '@candor/drizzle'
import type { SpoolLine, TranscriptItem } from '@candor/shared'
import { endAttempt, readTranscript } from '@candor/store'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  attemptNow,
  eventsOf,
  interviewTakenOver,
  interviewUnderWay,
  useStage,
} from '../../../../packages/store/src/testing/stage.ts'
import { isAlive } from '../recorder/process-life.ts'
import { spoolName } from '../recorder/spool-name.ts'
import { openDatabaseGate } from '../recorder/testing/database-gate.ts'
import { ownFolder, readableLog } from '../recorder/testing/stage.ts'
import { itemOf } from '../recorder/testing/words.ts'
import { adoptSpools, type Adopted } from './adopt-spools.ts'

const stage = useStage()
const nothing: Adopted = { adopted: 0, items: 0, ends: 0, aside: [] }
const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => `word ${at + 1}`)
const transcript = async (attemptId: string) =>
  (await readTranscript(stage().db, { attemptId })).map(({ text }) => text)
const asGone = { isAlive: () => false }

/** An adopter with a folder of its own. */
function adopting(spoolDir = ownFolder()) {
  const { log, told } = readableLog()
  const adopt = (facts: Partial<Parameters<typeof adoptSpools>[0]> = {}) =>
    adoptSpools({ db: stage().db, log, spoolDir, isAlive, ...facts })
  return { spoolDir, told, adopt }
}

/** What a writer of this host left behind; nobody has this pid's life any more. */
function leave(spoolDir: string, attemptId: string, lines: readonly (SpoolLine | string)[], facts = {}): string {
  const header = { v: 1, kind: 'header', attemptId, epoch: 1, host: hostname(), pid: 4711, life: 'gone.1', ...facts }
  const text = [header, ...lines].map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const path = join(spoolDir, spoolName(attemptId, 1, 4711))
  writeFileSync(path, `${text}\n`)
  return path
}
const itemLine = (attemptId: string, seq: number, facts: Partial<TranscriptItem> = {}): SpoolLine => ({
  v: 1,
  kind: 'item',
  item: itemOf(attemptId, seq, facts),
})
const endLine = (attemptId: string, facts = {}): SpoolLine => ({
  v: 1, kind: 'end', attemptId, epoch: 1, reason: 'completed', at: 1_790_000_000_000, ...facts,
}) // prettier-ignore

/** A real process whose database is away; it has said everything once this returns. */
async function speaking(spoolDir: string, attemptId: string, count: number, reason: string): Promise<ChildProcess> {
  const gate = await openDatabaseGate(stage().url)
  await gate.shut()
  const program = new URL('../recorder/testing/speaking-process.ts', import.meta.url)
  const args = [program.pathname, gate.url, spoolDir, attemptId, String(count), reason]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

describe('a writer that was killed', () => {
  test('leaves its words and its end to the worker; while it lives nobody touches them', async () => {
    const { spoolDir, adopt } = adopting()
    const { id: attemptId } = await interviewUnderWay(stage().db)
    const child = await speaking(spoolDir, attemptId, 50, 'completed')
    expect(await adopt()).toEqual(nothing)
    expect(await transcript(attemptId)).toEqual([])

    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await adopt()).toEqual({ adopted: 1, items: 50, ends: 1, aside: [] })
    expect(await transcript(attemptId)).toEqual(numbered(50))
    expect(await attemptNow(stage().db, attemptId)).toMatchObject({ state: 'closing', endReason: 'completed' })
    expect(readdirSync(spoolDir)).toEqual([])
    expect(await adopt()).toEqual(nothing)
  })
})

describe('adopters', () => {
  test('any number at once store everything once, and the end is begun once', async () => {
    const { spoolDir, adopt } = adopting()
    const left = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const { id } = await interviewUnderWay(stage().db)
        leave(spoolDir, id, [itemLine(id, 1), endLine(id), itemLine(id, 2)])
        return id
      }),
    )
    const answers = await Promise.all(Array.from({ length: 6 }, () => adopt()))
    expect(answers.reduce((sum, { adopted }) => sum + adopted, 0)).toBe(5)
    for (const attemptId of left) {
      expect(await transcript(attemptId)).toEqual(numbered(2))
      const ends = (await eventsOf(stage().db, attemptId)).filter(({ kind }) => kind === 'closing_begun')
      expect(ends.map(({ detail }) => detail['reason'])).toEqual(['completed'])
    }
    expect(readdirSync(spoolDir)).toEqual([])
  })

  test('what one took and did not finish goes to the next when it is gone, and only then', async () => {
    const { spoolDir, adopt } = adopting()
    const { id } = await interviewUnderWay(stage().db)
    const path = leave(spoolDir, id, [itemLine(id, 1)])
    renameSync(path, `${path}.adopting-4712-gone.2`)
    expect(await adopt({ isAlive: ({ pid, life }) => pid === 4712 && life === 'gone.2' })).toEqual(nothing)
    expect(await adopt()).toMatchObject({ adopted: 1, items: 1 })
    expect(await transcript(id)).toEqual(['word 1'])
    expect(readdirSync(spoolDir)).toEqual([])
  })

  test('keep away from another host’s files, and from what is no spool', async () => {
    const { spoolDir, adopt } = adopting()
    leave(spoolDir, 'att_elsewhere0', [], { host: 'another-host' })
    writeFileSync(join(spoolDir, 'notes.txt'), 'mine')
    mkdirSync(join(spoolDir, 'aside'))
    expect(await adopt(asGone)).toEqual(nothing)
    expect(readdirSync(spoolDir)).toHaveLength(3)
  })

  test('find nothing to do where there is no folder', async () => {
    expect(await adopting('/no/such/folder').adopt()).toEqual(nothing)
  })

  test('leave everything under its name while the store is away', async () => {
    const { url } = stage()
    const gate = await openDatabaseGate(url)
    onTestFinished(gate.shut)
    const { db, close } = connect(gate.url, { max: 1 })
    onTestFinished(() => close(500))
    const { spoolDir, adopt } = adopting()
    const { id } = await interviewUnderWay(stage().db)
    const path = leave(spoolDir, id, [itemLine(id, 1), endLine(id)])
    await gate.shut()
    expect(await adopt({ db })).toEqual(nothing)
    expect(existsSync(path)).toBe(true)
    await gate.open()
    await expect.poll(() => adopt({ db }), { timeout: 10_000 }).toMatchObject({ adopted: 1, items: 1, ends: 1 })
    expect(await transcript(id)).toEqual(['word 1'])
  })
})

describe('an end in a spool', () => {
  test('of an interviewer that was replaced changes nothing; its words are kept', async () => {
    const { spoolDir, adopt, told } = adopting()
    const { id } = await interviewTakenOver(stage().db)
    leave(spoolDir, id, [itemLine(id, 1), endLine(id)])
    expect(await adopt()).toMatchObject({ adopted: 1, aside: [] })
    expect(await attemptNow(stage().db, id)).toMatchObject({ state: 'live', endReason: null, epoch: 2 })
    expect(await transcript(id)).toEqual(['word 1'])
    expect(told).toMatchObject([{ attemptId: id, reason: 'completed', why: 'epoch_stale' }])
  })
})

describe('what cannot be stored whole', () => {
  test('is reported with its lines and kept aside, and the readable lines are stored', async () => {
    const { spoolDir, adopt, told } = adopting()
    const { id } = await interviewUnderWay(stage().db)
    const tomorrow = JSON.stringify({ ...itemLine(id, 2), v: 2 })
    const path = leave(spoolDir, id, [itemLine(id, 1), tomorrow, 'nonsense', endLine(id), itemLine(id, 3)])
    appendFileSync(path, JSON.stringify(itemLine(id, 4, { text: 'torn words' })).slice(0, -20))
    const before = readFileSync(path, 'utf8')

    const kept = join(spoolDir, 'aside', spoolName(id, 1, 4711))
    expect(await adopt()).toEqual({ adopted: 1, items: 2, ends: 1, aside: [kept] })
    expect(await transcript(id)).toEqual(['word 1', 'word 3'])
    expect((await attemptNow(stage().db, id)).endReason).toBe('completed')
    expect(readFileSync(kept, 'utf8')).toBe(before)
    expect(told).toMatchObject([{ level: 50, path: kept, faults: [{ line: 3 }, { line: 4 }, { line: 7 }] }])
    expect(JSON.stringify(told), 'nobody’s words in the log').not.toContain('torn words')
    expect(await adopt(), 'and never again').toEqual(nothing)

    leave(spoolDir, id, ['nonsense'])
    const [second] = (await adopt()).aside
    expect(second).not.toBe(kept)
    expect(readFileSync(kept, 'utf8'), 'one file aside never replaces another').toBe(before)
  })

  test('also an item the store will never take: of an attempt nobody knows', async () => {
    const { spoolDir, adopt } = adopting()
    const { id } = await interviewUnderWay(stage().db)
    leave(spoolDir, id, [itemLine('att_unknown000', 1), itemLine(id, 1)])
    expect(await adopt()).toMatchObject({ adopted: 1, aside: [expect.stringContaining('aside')] })
    expect(await transcript(id)).toEqual(['word 1'])
  })

  test('a file whose first line cannot be read is given time, then taken all the same', async () => {
    const { spoolDir, adopt } = adopting()
    const { id } = await interviewUnderWay(stage().db)
    const path = join(spoolDir, spoolName(id, 1, 4711))
    writeFileSync(path, `{"v":1,"kind":"hea\n${JSON.stringify(itemLine(id, 1))}\n`)
    expect(await adopt(asGone)).toEqual(nothing)
    const before = new Date(Date.now() - 60_000)
    utimesSync(path, before, before)
    expect(await adopt({ isAlive: ({ pid }) => pid === 4711 }), 'somebody of that number lives').toEqual(nothing)
    expect(await adopt(asGone)).toMatchObject({ adopted: 1, items: 1 })
    expect(await transcript(id)).toEqual(['word 1'])
  })
})

test('provisional words that come in after their turn stay taken over', async () => {
  const { spoolDir, adopt } = adopting()
  const { id } = await interviewUnderWay(stage().db)
  leave(spoolDir, id, [
    itemLine(id, 3, { itemId: 'turn', text: 'I repair bikes', supersedes: ['final-1', 'final-2'] }),
    itemLine(id, 1, { itemId: 'final-1', text: 'I repair', provisional: true }),
    itemLine(id, 2, { itemId: 'final-2', text: 'bikes', provisional: true }),
    itemLine(id, 4, { itemId: 'final-3', text: 'and boats', provisional: true }),
  ])
  expect(await adopt()).toMatchObject({ adopted: 1, items: 4 })
  expect(await transcript(id)).toEqual(['I repair bikes', 'and boats'])
})

test('another host’s spool in a shared folder is told of, and taken when its attempt has ended and nobody has written for five minutes', async () => {
  const { spoolDir, told, adopt } = adopting()
  const { id } = await interviewUnderWay(stage().db)
  const path = leave(spoolDir, id, [itemLine(id, 1)], { host: 'elsewhere' })
  const lainStill = () => utimesSync(path, new Date(Date.now() - 301_000), new Date(Date.now() - 301_000))
  expect(await adopt(asGone)).toEqual(nothing)
  lainStill()
  expect(await adopt(asGone), 'its interview goes on').toEqual(nothing)
  expect(told.filter(({ msg }) => msg.includes('another host'))).toMatchObject([{ path, host: 'elsewhere' }])
  await endAttempt(stage().db, { attemptId: id, reason: 'technical_failure' })
  utimesSync(path, new Date(), new Date())
  expect(await adopt(asGone), 'its writer may be leaving').toEqual(nothing)
  lainStill()
  expect(await adopt(asGone)).toMatchObject({ adopted: 1, items: 1 })
  expect(await transcript(id)).toEqual(['word 1'])
})
