import { EventEmitter } from 'node:events'
import { candidateIdentity, interviewerIdentity } from '@candor/rooms'
import { seconds } from '@candor/shared'
import { type Room, RoomEvent } from '@livekit/rtc-node'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { handClock } from '../care/testing/hand-clock.ts'
import { recoverSound } from './recover-sound.ts'

const attemptId = 'att_1'
const candidate = { identity: candidateIdentity(attemptId) }
const own = interviewerIdentity(attemptId, 2)

/** Interviewer 2 in a room of which LiveKit says who is there and who is mute; null where it does not answer. */
function talking(mute: readonly string[], there: readonly string[] | null = [own, candidate.identity]) {
  const room = new EventEmitter()
  const clock = handClock()
  const acts: string[] = []
  const livekit = { there }
  recoverSound({
    log: pino({ level: 'silent' }),
    room: room as unknown as Pick<Room, 'on'>,
    attemptId,
    epoch: 2,
    readSound: () =>
      livekit.there
        ? Promise.resolve(new Map(livekit.there.map((one) => [one, !mute.includes(one)])))
        : Promise.reject(new Error('away')),
    reconnectCandidate: () => Promise.resolve(acts.push('candidate joins anew')),
    giveUp: (why) => acts.push(why),
    clock,
  })
  const pass = async (ms: number): Promise<void> => {
    clock.forward(ms)
    await new Promise(setImmediate)
  }
  const heard = () => room.emit(RoomEvent.TrackSubscribed, {}, {}, candidate)
  return { room, acts, pass, heard, livekit }
}

test('a candidate who had a microphone and comes back without sound joins anew, once', async () => {
  const { room, acts, pass, heard } = talking([candidate.identity])
  heard()
  room.emit(RoomEvent.Reconnected)
  room.emit(RoomEvent.ParticipantConnected, candidate)
  await pass(seconds(4))
  expect(acts).toEqual(['candidate joins anew'])
  room.emit(RoomEvent.ParticipantConnected, candidate)
  await pass(seconds(4))
  expect(acts).toHaveLength(1)
})

test('a candidate who comes later than the interviewer is looked at as well', async () => {
  const { room, acts, pass, heard } = talking([candidate.identity])
  heard()
  room.emit(RoomEvent.Reconnected)
  await pass(seconds(2))
  room.emit(RoomEvent.ParticipantConnected, candidate)
  await pass(seconds(3))
  expect(acts).toEqual([])
  await pass(seconds(1))
  expect(acts).toEqual(['candidate joins anew'])
})

test('nobody whose sound is there is disturbed, and nobody who never had a microphone', async () => {
  for (const [mute, hadMicrophone] of [
    [[], true],
    [[candidate.identity], false],
  ] as const) {
    const { room, acts, pass, heard } = talking(mute)
    if (hadMicrophone) heard()
    room.emit(RoomEvent.Reconnected)
    await pass(seconds(10))
    expect(acts).toEqual([])
  }
})

test('a page that is only reloaded is left alone', async () => {
  const { room, acts, pass, heard } = talking([candidate.identity])
  heard()
  room.emit(RoomEvent.ParticipantConnected, candidate)
  await pass(seconds(10))
  expect(acts).toEqual([])
})

test('an interviewer that comes back without a voice gives up its place', async () => {
  const { room, acts, pass } = talking([own])
  room.emit(RoomEvent.Reconnected)
  await pass(seconds(4))
  expect(acts).toEqual(['came back without a voice'])
})

test('an interviewer that is not back so long after the first answer of LiveKit gives up its place; before that it waits', async () => {
  const { room, acts, pass, livekit } = talking([], null)
  room.emit(RoomEvent.Reconnecting)
  await pass(seconds(15))
  livekit.there = [candidate.identity]
  await pass(seconds(15))
  expect(acts, 'the first answer').toEqual([])
  await pass(seconds(15))
  expect(acts).toEqual(['came back without a voice'])
})

test('an interviewer that comes back between two answers keeps its place', async () => {
  const { room, acts, pass, livekit } = talking([], [candidate.identity])
  room.emit(RoomEvent.Reconnecting)
  await pass(seconds(15))
  livekit.there = [own, candidate.identity]
  room.emit(RoomEvent.Reconnected)
  await pass(seconds(60))
  expect(acts).toEqual([])
})

test('a LiveKit that answers once and goes away again has not answered', async () => {
  const { room, acts, pass, livekit } = talking([], [candidate.identity])
  room.emit(RoomEvent.Reconnecting)
  await pass(seconds(15))
  livekit.there = null
  await pass(seconds(15))
  livekit.there = [candidate.identity]
  await pass(seconds(15))
  expect(acts).toEqual([])
  await pass(seconds(15))
  expect(acts).toEqual(['came back without a voice'])
})
