import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '@candor/drizzle'
import type { JobContext, voice } from '@livekit/agents'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ownFolder, readableLog } from '../recorder/testing/stage.ts'
import { keepSound } from './keep-sound.ts'
import { readHeader } from './part-folder.ts'

/** A recording under way, with a recorder of which so many bytes wait for the encoder. */
function recording(waitingBytes: number) {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const pcmStream = { writableLength: waitingBytes, readableLength: 0, destroy: () => {} }
  const recorder = { pcmStream, started: true, recordingStartedAt: 1_790_000_000_123, close: () => Promise.resolve() }
  const session = { _recorderIO: recorder, sessionOptions: {} } as unknown as voice.AgentSession
  const ctx = { job: {} } as JobContext
  const { db, close } = connect('postgres://nobody@127.0.0.1:9/none', { max: 1 })
  onTestFinished(() => close(100))
  const { log } = readableLog()
  const soundDir = ownFolder()
  const sound = keepSound({ ctx, session, db, log, attemptId: 'att_00000000', epoch: 1, soundDir })
  sound.begun()
  return { ...sound, header: () => readHeader(join(soundDir, readdirSync(soundDir)[0] ?? '')) }
}

test.each([
  ['finished when it was recorded to its end', 0, true],
  ['not finished when the disk took no more on the way', 50_000_000, false],
])('a recording is called %s', async (_, waitingBytes, finished) => {
  const { finish, header } = recording(waitingBytes)
  vi.advanceTimersByTime(5000)
  await finish()
  expect(await header()).toMatchObject({ finished })
})
