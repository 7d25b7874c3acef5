import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '@candor/drizzle'
import { appendItem, readTranscript } from '@candor/store'
import { describe, expect, onTestFinished, test } from 'vitest'
import { attemptNow, eventsOf, interviewUnderWay, useStage } from '../../../../packages/store/src/testing/stage.ts'
import { openRecorder } from './recorder.ts'
import { spoolName } from './spool-name.ts'
import { openDatabaseGate } from './testing/database-gate.ts'
import { ownFolder, readableLog } from './testing/stage.ts'
import { itemOf, words } from './testing/words.ts'

const stage = useStage()
const numbered = (count: number, from = 1): string[] => Array.from({ length: count }, (_, at) => `word ${from + at}`)
const patient = { timeout: 15_000, interval: 20 }

/** A recorder whose way to the database can be cut. */
async function recording(spoolDir = join(ownFolder(), 'spool')) {
  const { url, db } = stage()
  const gate = await openDatabaseGate(url)
  const { db: throughGate, close } = connect(gate.url, { max: 2, name: 'candor-test-recorder' })
  onTestFinished(async () => {
    await close(500)
    await gate.shut()
  })
  const { id: attemptId } = await interviewUnderWay(db)
  const { log, told } = readableLog()
  let degraded = 0
  const recorder = openRecorder({
    db: throughGate, log, attemptId, epoch: 1, spoolDir, onDegraded: () => { degraded += 1 },
  }) // prettier-ignore
  const path = join(spoolDir, spoolName(attemptId, 1, process.pid))
  return {
    attemptId, gate, recorder, spoolDir, path, told,
    timesDegraded: () => degraded,
    say: (texts: readonly string[]) => texts.forEach((text) => recorder.keep(words(text))),
    linesOnDisk: () => (existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0),
    transcript: async () => (await readTranscript(db, { attemptId })).map(({ text }) => text),
  } // prettier-ignore
}

describe('while the store answers', () => {
  test('words are stored once, in their order, and no disk is touched', async () => {
    const { recorder, say, spoolDir, transcript } = await recording()
    say(numbered(40))
    expect(recorder.keep(words('word 1', { text: 'said again under the same id' }))).toBe(false)
    expect(await recorder.flush(5000)).toBe(0)
    expect(await transcript()).toEqual(numbered(40))
    expect(existsSync(spoolDir)).toBe(false)
  })

  test('an item it refuses for good holds nobody up and stays on the disk', async () => {
    const { attemptId, recorder, say, path, told, transcript } = await recording()
    await appendItem(stage().db, itemOf(attemptId, 2, { itemId: 'of-somebody-else', text: 'here first' }))
    say(numbered(4))
    expect(await recorder.flush(5000)).toBe(0)
    expect(await transcript()).toEqual(['word 1', 'here first', 'word 3', 'word 4'])
    expect(readFileSync(path, 'utf8')).toContain('word 2')
    expect(told.filter(({ level }) => level === 50)).toMatchObject([{ itemId: 'item-word-2', seq: 2 }])
  })
})

describe('when the store is away', () => {
  test('an outage of 600 items loses and doubles nothing, and all is written on the return', async () => {
    const { gate, recorder, say, linesOnDisk, path, told, transcript } = await recording()
    say(numbered(3))
    expect(await recorder.flush(5000)).toBe(0)
    await gate.shut()
    say(numbered(300, 4))
    await expect.poll(linesOnDisk, patient).toBe(301)
    say(numbered(300, 304))
    await expect.poll(linesOnDisk, patient).toBe(601)
    expect(await recorder.flush(300)).toBe(600)

    await gate.open()
    expect(await recorder.flush(10_000)).toBe(0)
    expect(await transcript()).toEqual(numbered(603))
    expect(existsSync(path), 'the file goes when everything is stored').toBe(false)
    expect(
      told.filter(({ level }) => level === 40),
      'the outage is told once',
    ).toHaveLength(1)
  })

  test('a store that does not answer is as good as away: what waits is on the disk after its limit', async () => {
    const { gate, recorder, say, linesOnDisk, path, transcript } = await recording()
    say(['word 1'])
    expect(await recorder.flush(5000)).toBe(0)
    gate.hold()
    say(numbered(20, 2))
    await expect.poll(linesOnDisk, patient).toBe(21)
    say(['word 22'])
    await expect.poll(linesOnDisk, patient).toBe(22)
    await gate.open()
    expect(await recorder.flush(10_000)).toBe(0)
    expect(await transcript()).toEqual(numbered(22))
    expect(existsSync(path)).toBe(false)
  })

  test('it may go and come back again and again', async () => {
    const { gate, recorder, say, spoolDir, transcript } = await recording()
    for (let round = 0; round < 5; round += 1) {
      say(numbered(4, round * 20 + 1))
      await gate.shut()
      say(numbered(8, round * 20 + 5))
      const opened = gate.open()
      say(numbered(8, round * 20 + 13))
      await opened
    }
    expect(await recorder.flush(10_000)).toBe(0)
    expect(await transcript()).toEqual(numbered(100))
    expect(existsSync(spoolDir) ? readdirSync(spoolDir) : []).toEqual([])
  })

  test('a settled item takes over its provisional finals, whichever way they came', async () => {
    const { gate, recorder, transcript } = await recording()
    const heard = (itemId: string, text: string) => recorder.keep(words(text, { itemId, provisional: true }))
    heard('final-1', 'I repair')
    expect(await recorder.flush(5000)).toBe(0)
    await gate.shut()
    heard('final-2', 'bikes')
    recorder.keep(words('I repair bikes', { itemId: 'turn', supersedes: ['final-1', 'final-2'] }))
    heard('final-3', 'and boats')
    await gate.open()
    expect(await recorder.flush(10_000)).toBe(0)
    expect(await transcript()).toEqual(['I repair bikes', 'and boats'])
  })
})

describe('an end that could not be committed', () => {
  test('is certain once it is on the disk, and committed when the store returns, once, with its first reason', async () => {
    const { attemptId, gate, recorder, say, linesOnDisk, path, transcript } = await recording()
    await gate.shut()
    say(numbered(2))
    expect(await recorder.spoolEnd('completed')).toBe(true)
    expect(linesOnDisk()).toBe(4)
    expect(await recorder.spoolEnd('technical_failure')).toBe(true)
    expect((await attemptNow(stage().db, attemptId)).state).toBe('live')

    await gate.open()
    expect(await recorder.flush(10_000)).toBe(0)
    expect(await attemptNow(stage().db, attemptId)).toMatchObject({ state: 'closing', endReason: 'completed' })
    const ends = (await eventsOf(stage().db, attemptId)).filter(({ kind }) => kind === 'closing_begun')
    expect(ends.map(({ detail }) => detail['reason'])).toEqual(['completed'])
    expect(await recorder.spoolEnd('cancelled'), 'asked again, it is committed').toBe(true)
    say(['word 3'])
    expect(await recorder.flush(5000)).toBe(0)
    expect(await transcript()).toEqual(numbered(3))
    expect(existsSync(path)).toBe(false)
  })

  test('is not certain where the disk refuses too, and is committed all the same when the store returns', async () => {
    const spoolDir = join(ownFolder(), 'spool')
    writeFileSync(spoolDir, 'a file in place of the folder')
    const { attemptId, gate, recorder } = await recording(spoolDir)
    await gate.shut()
    expect(await recorder.spoolEnd('candidate_ended')).toBe(false)
    await gate.open()
    expect(await recorder.flush(10_000)).toBe(0)
    expect(await attemptNow(stage().db, attemptId)).toMatchObject({ state: 'closing', endReason: 'candidate_ended' })
  })
})

describe('memory', () => {
  const long = (at: number): string => `word ${at} ${'ä'.repeat(20_000)}`
  const all = Array.from({ length: 200 }, (_, at) => long(at + 1))

  test('holds 5 MB at most: what left it is read from the disk when the store returns', async () => {
    const { gate, recorder, say, linesOnDisk, path, transcript } = await recording()
    await gate.shut()
    say(all)
    await expect.poll(linesOnDisk, patient).toBe(201)
    expect(await recorder.flush(100), 'nothing is forgotten that is on the disk only').toBe(200)
    await gate.open()
    expect(await recorder.flush(15_000)).toBe(0)
    expect(await transcript()).toEqual(all)
    expect(existsSync(path)).toBe(false)
  })

  test.runIf(process.platform === 'linux')('with a full disk the newest 5 MB stay, and each loss is told', async () => {
    const spoolDir = ownFolder()
    const { gate, recorder, path, say, timesDegraded, told, transcript } = await recording(spoolDir)
    symlinkSync('/dev/full', path)
    await gate.shut()
    say(all.slice(0, 100))
    await expect.poll(timesDegraded, patient).toBe(1)
    say(all.slice(100))
    const lost = () => told.filter(({ msg }) => msg.startsWith('words lost'))
    await expect.poll(lost, patient).not.toEqual([])
    await gate.open()
    expect(await recorder.flush(15_000)).toBe(0)
    const kept = await transcript()
    expect(kept).toEqual(all.slice(-kept.length))
    expect(kept.length).toBeGreaterThan(110)
    expect(lost()).toHaveLength(200 - kept.length)
    expect(JSON.stringify(told), 'nobody’s words in the log').not.toContain('ää')
    expect(timesDegraded()).toBe(1)
    expect(told.filter(({ msg }) => msg.startsWith('the disk refuses'))).toHaveLength(1)
  })
})
