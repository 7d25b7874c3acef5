import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { connect } from '@candor/drizzle'
import { voice } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'
import { expect, onTestFinished, test } from 'vitest'
import { Speaker } from '../care/testing/speaker.ts'
import { ownFolder, readableLog } from '../recorder/testing/stage.ts'
import { keepSound } from './keep-sound.ts'
import { mindBacklog } from './mind-backlog.ts'
import { readHeader, soundIn } from './part-folder.ts'
import { readOgg } from './read-ogg.ts'
import { jobWithCloud } from './testing/job-with-cloud.ts'

const rate = 24_000
const frameMs = 50

/** A microphone into which somebody hums until it is closed. */
class Microphone extends voice.AudioInput {
  hummedMs = 0
  readonly #humming: NodeJS.Timeout

  constructor() {
    super()
    const samples = (rate * frameMs) / 1000
    const hum = Int16Array.from({ length: samples }, (_, at) => 8000 * Math.sin((2 * Math.PI * 200 * at) / rate))
    let sound: ReadableStreamDefaultController<AudioFrame>
    this.multiStream.addInputStream(new ReadableStream({ start: (controller) => void (sound = controller) }))
    this.#humming = setInterval(() => {
      sound.enqueue(new AudioFrame(hum, rate, 1, samples))
      this.hummedMs += frameMs
    }, frameMs)
  }

  override close(): Promise<void> {
    clearInterval(this.#humming)
    return super.close()
  }
}

/** A session of the real SDK in a job on LiveKit Cloud, with a microphone and a loudspeaker. */
async function session(soundDir = ownFolder(), options: { enableRedaction?: boolean } = {}) {
  const job = await jobWithCloud(options)
  const made = new voice.AgentSession({ turnHandling: { turnDetection: 'manual' }, vad: null, userAwayTimeout: null })
  const microphone = new Microphone()
  made.input.audio = microphone
  made.output.audio = new Speaker()
  const { db, close } = connect('postgres://nobody@127.0.0.1:9/none', { max: 1 })
  onTestFinished(() => close(100))
  onTestFinished(() => microphone.close())
  const { log, told } = readableLog()
  const sound = keepSound({ ctx: job.ctx, session: made, db, log, attemptId: 'att_00000000', epoch: 1, soundDir })
  const agent = new voice.Agent({ instructions: 'Listen.' })
  const start = () => job.inside(() => made.start({ agent, record: sound.record }))
  return { ...job, soundDir, session: made, microphone, sound, told, start }
}

test('what is said is on the disk of this host, closed in order, and LiveKit Cloud gets none of it', async () => {
  const { soundDir, sound, start, session: talk, microphone, uploads, report } = await session()
  await start()
  sound.begun()
  await expect.poll(() => microphone.hummedMs).toBeGreaterThan(1000)
  await talk.close()
  await sound.finish()
  await report()
  expect(uploads).toEqual([])
  const [name = ''] = readdirSync(soundDir)
  const folder = join(soundDir, name)
  expect(name).toBe(`att_00000000-e1-${process.pid}`)
  expect(await readHeader(folder)).toMatchObject({ finished: true, pid: process.pid })
  const ogg = await readOgg(soundIn(folder))
  expect(ogg).toMatchObject({ ended: true })
  expect(ogg?.lengthMs).toBeGreaterThan(900)
})

test('were the options not cleared, the SDK would upload: the guard is needed still', async () => {
  const { sound, start, session: talk, microphone, uploads, report } = await session()
  await start()
  await expect.poll(() => microphone.hummedMs).toBeGreaterThan(1000)
  await talk.close()
  await sound.finish()
  await report()
  expect(uploads.length).toBeGreaterThan(0)
})

test('a project that asks for redaction loses neither the interview nor its sound, and gets nothing either', async () => {
  const {
    soundDir,
    sound,
    start,
    session: talk,
    microphone,
    uploads,
    report,
  } = await session(undefined, {
    enableRedaction: true,
  })
  await start()
  sound.begun()
  await expect.poll(() => microphone.hummedMs).toBeGreaterThan(500)
  await talk.close()
  await report()
  expect(uploads).toEqual([])
  expect(existsSync(soundIn(join(soundDir, readdirSync(soundDir)[0] ?? '')))).toBe(true)
})

test('an encoder that takes nothing any more costs the rest of the sound, not memory, and the session closes all the same', async () => {
  const { sound, start, session: talk } = await session()
  await start()
  sound.begun()
  const { _recorderIO: recorder } = talk
  if (!recorder) throw new Error('nothing records')
  // The encoder stands still as on a disk that hangs: nobody reads what is written to it.
  const stuck = new PassThrough({ highWaterMark: 1 })
  Object.assign(recorder, { pcmStream: stuck })
  let waiting = 0
  mindBacklog(recorder, (bytes) => (waiting = bytes), { limitBytes: 100_000, lookEveryMs: 50 })
  await expect.poll(() => waiting).toBeGreaterThan(100_000)
  expect([stuck.destroyed, recorder.recording]).toEqual([true, false])
  await talk.close()
  await sound.finish()
})

test('a disk that refuses costs the sound and not the interview', async () => {
  const file = join(ownFolder(), 'a file')
  writeFileSync(file, '')
  const { sound, start, session: talk, told } = await session(file)
  expect(sound.record).toBe(false)
  await start()
  sound.begun()
  await talk.close()
  await sound.finish()
  expect(told.map(({ msg }) => msg)).toEqual(['sound: not kept in order'])
})
