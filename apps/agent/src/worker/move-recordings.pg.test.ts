import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { connect } from '@candor/drizzle'
import { openStorage, type Storage } from '@candor/recordings'
import { endAttempt, readRecordings } from '@candor/store'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { interviewTakenOver, interviewUnderWay, useStage } from '../../../../packages/store/src/testing/stage.ts'
import { isAlive } from '../recorder/process-life.ts'
import { openDatabaseGate } from '../recorder/testing/database-gate.ts'
import { ownFolder, readableLog } from '../recorder/testing/stage.ts'
import { leavePart } from '../sound/testing/leave-part.ts'
import { oggOf } from '../sound/testing/ogg.ts'
import { keepMoving } from './keep-moving.ts'
import { moveRecordings, type MoveWorld } from './move-recordings.ts'

const stage = useStage()
const startedAt = 1_790_000_000_123

/** A mover with a local folder and a storage of its own. */
function moving() {
  const { log, told } = readableLog()
  const [soundDir, folder] = [ownFolder(), ownFolder()]
  const storage = openStorage({ kind: 'folder', folder })
  const world = (facts: Partial<MoveWorld> = {}): MoveWorld => ({
    db: stage().agentDb,
    log,
    soundDir,
    storage,
    isAlive,
    ...facts,
  })
  return {
    soundDir,
    folder,
    storage,
    told,
    world,
    move: (facts?: Partial<MoveWorld>) => moveRecordings(world(facts)),
    local: () => readdirSync(soundDir),
  }
}
const partsOf = (attemptId: string) => readRecordings(stage().db, { attemptId })

describe('a part', () => {
  test('that was finished goes to the storage and into the row, and the local folder is empty', async () => {
    const { soundDir, folder, move, local } = moving()
    const { id: attemptId } = await interviewUnderWay(stage().db)
    const ogg = oggOf(61)
    leavePart(soundDir, { attemptId, ogg })
    expect(await move()).toBe(1)
    const storageKey = `${attemptId}/e1.ogg`
    const sound = { lengthMs: 61_000, bytes: ogg.length, storageKey, complete: true }
    expect(await partsOf(attemptId)).toEqual([{ epoch: 1, startedAt, state: 'stored', ...sound }])
    expect(readFileSync(join(folder, storageKey))).toEqual(ogg)
    expect(local()).toEqual([])
    expect(await move()).toBe(0)
  })

  test('of an interview that goes on is left alone, whatever is in it', async () => {
    const { soundDir, move, local } = moving()
    const { id: attemptId } = await interviewUnderWay(stage().db)
    leavePart(soundDir, { attemptId, ogg: oggOf(5), header: { finished: false }, quietMs: 60_000 })
    expect(await move({ isAlive: () => true })).toBe(0)
    expect(local()).toHaveLength(1)
    expect(await partsOf(attemptId)).toEqual([])
  })

  test('of a process that was killed is adopted once nobody writes it any more, and says that it was cut off', async () => {
    const { soundDir, move } = moving()
    const { id: attemptId } = await interviewTakenOver(stage().db)
    leavePart(soundDir, { attemptId, epoch: 2, ogg: oggOf(8), header: { finished: false } })
    const cut = { attemptId, epoch: 1, ogg: oggOf(5, { ended: false }), header: { finished: false } }
    leavePart(soundDir, cut)
    expect(await move(), 'the one whose end is written').toBe(1)
    leavePart(soundDir, { ...cut, quietMs: 4000 })
    expect(await move()).toBe(1)
    expect(await partsOf(attemptId)).toMatchObject([
      { epoch: 1, lengthMs: 5000, complete: false },
      { epoch: 2, lengthMs: 8000, complete: false },
    ])
  })

  test('is kept also when its header is not there, torn, or of tomorrow', async () => {
    const { soundDir, move } = moving()
    const headers = [null, { v: 2 } as object, { startedAt: 'soon' } as object]
    for (const header of headers) {
      const { id: attemptId } = await interviewUnderWay(stage().db)
      leavePart(soundDir, { attemptId, ogg: oggOf(3), header })
      expect(await move({ isAlive: () => false })).toBe(1)
      expect(await partsOf(attemptId)).toMatchObject([{ lengthMs: 3000, complete: false }])
    }
  })

  test('in which nothing was recorded is told as such', async () => {
    const { soundDir, move, local } = moving()
    const { id: attemptId } = await interviewUnderWay(stage().db)
    leavePart(soundDir, { attemptId, header: { finished: false }, quietMs: 4000 })
    expect(await move()).toBe(1)
    expect(await partsOf(attemptId)).toMatchObject([{ epoch: 1, state: 'empty' }])
    expect(local()).toEqual([])
  })

  test('of an attempt that nobody knows is kept aside and told, and those after it are stored', async () => {
    const { soundDir, move, local, told } = moving()
    const { id: attemptId } = await interviewUnderWay(stage().db)
    leavePart(soundDir, { attemptId: 'att_00000000', ogg: oggOf(1) })
    leavePart(soundDir, { attemptId, ogg: oggOf(1) })
    expect(await move()).toBe(1)
    expect(local()).toEqual(['aside'])
    const [path] = told.flatMap((line) => (line.level === 50 ? [String(line['path'])] : []))
    expect(readFileSync(join(path ?? '', 'audio.ogg'))).toEqual(oggOf(1))
  })

  test('that the database refuses is kept aside and told', async () => {
    const { soundDir, move, local, told } = moving()
    const { id: attemptId } = await interviewUnderWay(stage().db)
    leavePart(soundDir, { attemptId, ogg: oggOf(1), header: { startedAt: Number.MIN_SAFE_INTEGER } })
    expect(await move()).toBe(0)
    expect(local()).toEqual(['aside'])
    expect(told).toMatchObject([{ level: 50, error: { code: '22008' } }])
  })

  test('that another host finished is stored as well: that host may be gone for ever', async () => {
    const { soundDir, move, local } = moving()
    const { id: attemptId } = await interviewUnderWay(stage().db)
    leavePart(soundDir, { attemptId, ogg: oggOf(2), header: { host: 'another' } })
    expect(await move({ isAlive: () => true })).toBe(1)
    expect(await partsOf(attemptId)).toMatchObject([{ state: 'stored', complete: true }])
    expect(local()).toEqual([])
  })

  test('that another host began is told of once, and taken when its attempt has ended and it lay still for five minutes', async () => {
    const { soundDir, move, told } = moving()
    const { id: attemptId } = await interviewUnderWay(stage().db)
    const left = { attemptId, ogg: oggOf(2), header: { host: 'another', finished: false } }
    const path = leavePart(soundDir, { ...left, quietMs: 301_000 })
    expect(await move({ isAlive: () => false }), 'its interview goes on').toBe(0)
    await endAttempt(stage().db, { attemptId, reason: 'technical_failure' })
    leavePart(soundDir, { ...left, quietMs: 4000 })
    expect(await move({ isAlive: () => false }), 'its writer may be leaving').toBe(0)
    expect(told).toMatchObject([{ level: 40, path, host: 'another', attemptId }])
    leavePart(soundDir, { ...left, quietMs: 301_000 })
    expect(await move({ isAlive: () => true })).toBe(1)
    expect(await partsOf(attemptId)).toMatchObject([{ state: 'stored', complete: false }])
  })

  test('is looked for only where there is a folder, and what is no part is nobody’s', async () => {
    const { soundDir, move, local } = moving()
    renameSync(leavePart(soundDir, { attemptId: 'att_00000001', ogg: oggOf(1) }), join(soundDir, 'notes'))
    expect(await move({ isAlive: () => false })).toBe(0)
    expect(local()).toEqual(['notes'])
    expect(await move({ soundDir: '/no/such/folder' })).toBe(0)
  })
})

describe('movers', () => {
  test('any number at once store each part once', async () => {
    const { soundDir, move, local } = moving()
    const attempts = await Promise.all(Array.from({ length: 4 }, () => interviewUnderWay(stage().db)))
    for (const { id: attemptId } of attempts) leavePart(soundDir, { attemptId, ogg: oggOf(2) })
    const counts = await Promise.all(Array.from({ length: 6 }, () => move()))
    expect(counts.reduce((sum, count) => sum + count)).toBe(4)
    for (const { id } of attempts) expect(await partsOf(id)).toMatchObject([{ state: 'stored' }])
    expect(local()).toEqual([])
  })

  test('that died at it leave the part to the next worker', async () => {
    const { soundDir, move, local } = moving()
    const { id: attemptId } = await interviewUnderWay(stage().db)
    const path = leavePart(soundDir, { attemptId, ogg: oggOf(2) })
    renameSync(path, `${path}.adopting-4712-gone.2`)
    expect(await move({ isAlive: ({ pid, life }) => pid === 4712 && life === 'gone.2' })).toBe(0)
    expect(await move()).toBe(1)
    expect(await partsOf(attemptId)).toMatchObject([{ state: 'stored' }])
    expect(local()).toEqual([])
  })
})

describe('what cannot be stored stays, and is stored later:', () => {
  test('while the database is away', async () => {
    const { soundDir, move } = moving()
    const gate = await openDatabaseGate(stage().url)
    const { db, close } = connect(gate.url, { max: 1 })
    onTestFinished(() => close(500))
    onTestFinished(gate.shut)
    const { id: attemptId } = await interviewUnderWay(stage().db)
    const path = leavePart(soundDir, { attemptId, ogg: oggOf(2) })
    await gate.shut()
    await expect(move({ db })).rejects.toThrow()
    expect(existsSync(path)).toBe(true)
    await gate.open()
    await expect.poll(() => move({ db }).catch(() => 0), { timeout: 10_000 }).toBe(1)
    expect(await partsOf(attemptId)).toMatchObject([{ state: 'stored' }])
  })

  test('one part, and those behind it do not wait for it', async () => {
    const { soundDir, move, local, storage } = moving()
    const attempts = await Promise.all(Array.from({ length: 3 }, () => interviewUnderWay(stage().db)))
    for (const { id: attemptId } of attempts) leavePart(soundDir, { attemptId, ogg: oggOf(1) })
    let stuck: string | undefined
    const choosy: Storage = {
      ...storage,
      put: (key, ...rest) =>
        key === (stuck ??= key) ? Promise.reject(new Error('too long a name')) : storage.put(key, ...rest),
    }
    await expect(move({ storage: choosy })).rejects.toThrow('too long a name')
    expect(local().map((name) => `${name.split('-')[0]}/e1.ogg`)).toEqual([stuck])
    expect(await move()).toBe(1)
  })

  test.each([
    ['is taken by another', (adopted: string) => rmSync(adopted, { recursive: true }), []],
    [
      'cannot have its name again',
      (adopted: string) => void mkdirSync(join(adopted.replace(/\.adopting.*/, ''), 'full'), { recursive: true }),
      ['sound: a part keeps the name of its adopter until that one is gone'],
    ],
  ])('the cause is told also where the part %s', async (_, meanwhile, alsoTold) => {
    const { soundDir, move, told, storage } = moving()
    const { id: attemptId } = await interviewUnderWay(stage().db)
    leavePart(soundDir, { attemptId, ogg: oggOf(1) })
    const put: Storage['put'] = (_key, path) => {
      meanwhile(dirname(path))
      return Promise.reject(new Error('the audio storage answered 503'))
    }
    await expect(move({ storage: { ...storage, put } })).rejects.toThrow('answered 503')
    expect(told.map(({ msg }) => msg)).toEqual(alsoTold)
  })

  test('while the storage is away; it is told, nobody waits for it, and it is left in peace for a while', async () => {
    const { soundDir, world, storage, told } = moving()
    const { id: attemptId } = await interviewUnderWay(stage().db)
    const path = leavePart(soundDir, { attemptId, ogg: oggOf(2) })
    let asked = 0
    let away = true
    const shaky: Storage = {
      ...storage,
      put: (...args) => {
        asked += 1
        return away ? Promise.reject(new Error('the audio storage answered 503')) : storage.put(...args)
      },
    }
    const mover = keepMoving(world({ storage: shaky }))
    mover.look()
    await expect.poll(() => told.map(({ msg }) => msg)).toEqual(['sound: not stored yet'])
    mover.look()
    mover.look()
    await mover.lastly(5000)
    expect(asked, 'at first, and once more before going').toBe(2)
    expect(existsSync(path)).toBe(true)
    away = false
    await keepMoving(world({ storage: shaky })).lastly(5000)
    expect(await partsOf(attemptId)).toMatchObject([{ state: 'stored' }])
  })

  test('while a mounted folder hangs that heeds no signal, and the round ends all the same', async () => {
    const { soundDir, move, storage, local } = moving()
    const { id: attemptId } = await interviewUnderWay(stage().db)
    leavePart(soundDir, { attemptId, ogg: oggOf(2) })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    let asked = false
    const put = (): Promise<never> => {
      asked = true
      return new Promise(() => {})
    }
    const round = expect(move({ storage: { ...storage, put } })).rejects.toThrow('store the sound took longer')
    await expect.poll(() => asked).toBe(true)
    vi.advanceTimersByTime(300_000)
    await round
    expect(local()).toEqual([`${attemptId}-e1-4711`])
  })

  test('a storage that hangs keeps no worker that wants to go', async () => {
    const { soundDir, world, storage, local } = moving()
    const { id: attemptId } = await interviewUnderWay(stage().db)
    leavePart(soundDir, { attemptId, ogg: oggOf(2) })
    const hanging: Storage = {
      ...storage,
      put: (_key, _path, signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    }
    const mover = keepMoving(world({ storage: hanging }))
    await mover.lastly(50)
    await expect.poll(local).toEqual([`${attemptId}-e1-4711`])
    mover.look()
    expect(local()).toEqual([`${attemptId}-e1-4711`])
  })
})
