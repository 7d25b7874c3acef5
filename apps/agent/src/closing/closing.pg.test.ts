import { liveKitFrom } from '@candor/rooms'
import type { EndReason } from '@candor/shared'
import { type Attempt, beginClosing, readEpochWords } from '@candor/store'
import { initializeLogger, voice } from '@livekit/agents'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import {
  attemptNow,
  interviewTakenOver,
  interviewUnderWay,
  useStage,
} from '../../../../packages/store/src/testing/stage.ts'
import { openSession } from '../care/testing/open-session.ts'
import { Speaker } from '../care/testing/speaker.ts'
import { openRecorder } from '../recorder/recorder.ts'
import { ownFolder, readableLog } from '../recorder/testing/stage.ts'
import { words } from '../recorder/testing/words.ts'
import { openFaultyProvider } from '../speech/testing/faulty-provider.ts'
import { type Closing, openClosing } from './closing.ts'

const stage = useStage()
beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }))
// Deleting the room is tried for seconds, which not every test has to wait for.
const lefts: Promise<unknown>[] = []
afterAll(() => Promise.all(lefts))

/** The end of an interview with a real session, a real database and no LiveKit: the room stays owed. */
async function closingOf(attempt: Attempt, epoch = 1) {
  const { agentDb: db } = stage()
  const provider = await openFaultyProvider()
  const speaker = new Speaker()
  const { session } = await openSession(provider.baseUrl, { speaker })
  const { log, told } = readableLog()
  const happened: string[] = []
  const recorder = openRecorder({ db, log, attemptId: attempt.id, epoch, spoolDir: ownFolder() })
  const closing = openClosing({
    db,
    livekit: liveKitFrom({ url: 'ws://127.0.0.1:9', key: 'key', secret: 'a secret of thirty-two characters' }),
    log,
    attempt,
    epoch,
    session,
    recorder,
    goodbye: (reason) => `Goodbye, ${reason}.`,
    goodbyeAudio: () => undefined,
    tellEnding: () => happened.push('ending'),
    tellEnded: (reason) =>
      Promise.resolve(void happened.push(`ended ${reason} after ${speaker.playedMs} ms of goodbye`)),
    finishSound: () => {
      recorder.keep(words('said while everything else was left'))
      return Promise.resolve(void happened.push('sound finished'))
    },
    shutdownJob: (why) => happened.push(`job shut down: ${why}`),
  })
  lefts.push(closing.left)
  onTestFinished(async () => {
    await session.close()
    await provider.close()
  })
  const now = () => attemptNow(stage().db, attempt.id)
  return {
    closing,
    session,
    happened,
    told,
    endedAs: async () => (await now()).endReason,
    stateNow: async () => (await now()).state,
  }
}

test('the first of two reasons is committed, said once and told once; the job goes last, whatever LiveKit does', async () => {
  const attempt = await interviewUnderWay(stage().db)
  const { closing, happened, told } = await closingOf(attempt)
  await Promise.all([closing.end('completed'), closing.end('time_limit'), closing.end('completed')])
  expect(closing.ending()).toBe(true)
  expect(await attemptNow(stage().db, attempt.id)).toMatchObject({ state: 'closing', endReason: 'completed' })
  expect(await closing.left).toBe('ended')
  expect(happened).toEqual([
    'ending',
    'ended completed after 1000 ms of goodbye',
    'sound finished',
    'job shut down: completed',
  ])
  expect(await attemptNow(stage().db, attempt.id)).toMatchObject({ state: 'ended', roomGoneAt: null })
  expect(told.filter(({ level }) => level > 40).every((line) => line['step'] === 'delete the room')).toBe(true)
})

test('somebody else was first: their reason is said', async () => {
  const attempt = await interviewUnderWay(stage().db)
  const { closing, happened, endedAs } = await closingOf(attempt)
  await beginClosing(stage().db, { attemptId: attempt.id, reason: 'recruiter_ended' })
  await closing.end('completed')
  await expect.poll(() => happened[1]).toMatch(/^ended recruiter_ended/)
  expect(await endedAs()).toBe('recruiter_ended')
})

test('an interviewer that was replaced says nothing and ends nothing', async () => {
  const attempt = await interviewTakenOver(stage().db)
  const { closing, happened } = await closingOf(attempt)
  await closing.end('completed')
  expect(await closing.left).toBe('aside')
  expect(happened).toEqual(['sound finished', 'job shut down: replaced'])
  expect(await attemptNow(stage().db, attempt.id)).toMatchObject({ state: 'live', endReason: null })
})

test('who steps aside goes at once and changes nothing', async () => {
  const attempt = await interviewUnderWay(stage().db)
  const { closing, happened } = await closingOf(attempt)
  closing.stepAside('the successor is here')
  expect(await closing.left).toBe('aside')
  await closing.end('completed')
  expect(happened).toEqual(['sound finished', 'job shut down: the successor is here'])
  expect((await attemptNow(stage().db, attempt.id)).state).toBe('live')
})

test.each([
  ['who steps aside', (closing: Closing) => closing.stepAside('the successor is here')],
  ['who ends', (closing: Closing) => closing.follow('candidate_ended')],
])('%s vouches last, also for the words that come while it leaves', async (_, go) => {
  const attempt = await interviewUnderWay(stage().db)
  const { closing } = await closingOf(attempt)
  go(closing)
  await closing.left
  const [own] = await readEpochWords(stage().db, { attemptId: attempt.id })
  expect(own).toMatchObject({ lastSeq: 1, stored: 1 })
})

test.each<EndReason>(['candidate_ended', 'candidate_left'])(
  'after %s nobody is there to hear a goodbye',
  async (reason) => {
    const attempt = await interviewUnderWay(stage().db)
    const { closing, happened, endedAs, stateNow } = await closingOf(attempt)
    await beginClosing(stage().db, { attemptId: attempt.id, reason })
    closing.follow(reason)
    await expect.poll(() => happened).toContain(`ended ${reason} after 0 ms of goodbye`)
    await expect.poll(stateNow).toBe('ended')
    expect(await endedAs()).toBe(reason)
  },
)

test('a session that breaks by itself ends the interview as a technical failure', async () => {
  const attempt = await interviewUnderWay(stage().db)
  const { session, endedAs, stateNow } = await closingOf(attempt)
  session.emit(voice.AgentSessionEventTypes.Close, voice.createCloseEvent(voice.CloseReason.ERROR))
  await expect.poll(stateNow).toBe('ended')
  expect(await endedAs()).toBe('technical_failure')
})

test('a session that breaks when another interviewer is there already leaves the attempt to that one', async () => {
  const attempt = await interviewTakenOver(stage().db)
  const { closing, session } = await closingOf(attempt)
  session.emit(voice.AgentSessionEventTypes.Close, voice.createCloseEvent(voice.CloseReason.ERROR))
  expect(await closing.left).toBe('aside')
  expect(await attemptNow(stage().db, attempt.id)).toMatchObject({ state: 'live', endReason: null })
})

test('a session that closes for another reason ends nothing: its interviewer is lost, and whoever takes over goes on', async () => {
  const attempt = await interviewUnderWay(stage().db)
  const { closing, session, happened } = await closingOf(attempt)
  await session.close()
  expect(await closing.left).toBe('lost')
  expect(happened).toHaveLength(2)
  expect((await attemptNow(stage().db, attempt.id)).state).toBe('live')
})
