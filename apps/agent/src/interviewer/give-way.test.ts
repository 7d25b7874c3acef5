import { EventEmitter } from 'node:events'
import { interviewerIdentity } from '@candor/rooms'
import { seconds } from '@candor/shared'
import { type Room, RoomEvent } from '@livekit/rtc-node'
import { expect, test } from 'vitest'
import { handClock } from '../care/testing/hand-clock.ts'
import { giveWay } from './give-way.ts'

const attemptId = 'att_1'

/** Interviewer 2 of an attempt, in a room to which others come. */
function talking() {
  const events = new EventEmitter()
  const people = new Map<string, { identity: string; trackPublications: Map<string, unknown> }>()
  const clock = handClock()
  const left: string[] = []
  const room = { on: events.on.bind(events), remoteParticipants: people } as unknown as Pick<
    Room,
    'on' | 'remoteParticipants'
  >
  const way = giveWay({ room, attemptId, epoch: 2, stepAside: (why) => left.push(why), clock })
  const enter = (identity: string) => {
    people.set(identity, { identity, trackPublications: new Map() })
    events.emit(RoomEvent.ParticipantConnected, people.get(identity))
  }
  const publish = (identity: string) => {
    people.get(identity)?.trackPublications.set('voice', {})
    events.emit(RoomEvent.TrackPublished, {}, people.get(identity))
  }
  return { way, clock, left, enter, publish }
}

const successor = interviewerIdentity(attemptId, 3)

test('who is replaced goes on talking while the successor is on its way, and stops when that one has its voice in the room', () => {
  const { way, clock, left, enter, publish } = talking()
  way.refused('epoch_stale')
  clock.forward(seconds(4))
  enter(successor)
  clock.forward(seconds(3))
  expect(left).toEqual([])
  publish(successor)
  expect(left).toEqual(['the successor is here'])
  clock.forward(seconds(60))
  expect(left).toHaveLength(1)
})

test('a successor that is seen before PostgreSQL has told of it counts as well', () => {
  const { left, enter, publish } = talking()
  enter(successor)
  publish(successor)
  expect(left).toEqual(['the successor is here'])
})

test('a successor that speaks already when PostgreSQL tells of it is not waited for', () => {
  const { way, left, enter, publish } = talking()
  enter(successor)
  publish(successor)
  left.length = 0
  way.refused('epoch_stale')
  expect(left).toEqual(['epoch_stale'])
})

test('a successor that is never heard keeps nobody for ever', () => {
  const { way, clock, left, enter } = talking()
  way.refused('epoch_stale')
  enter(successor)
  clock.forward(seconds(8))
  expect(left).toEqual(['the successor was not heard in time'])
})

test('who stood still for longer than a lease stops at once: others have gone on since', () => {
  const { way, clock, left } = talking()
  way.proved()
  clock.forward(5001)
  way.refused('epoch_stale')
  expect(left).toEqual(['epoch_stale'])
})

test('an attempt that has ended is left at once', () => {
  const { way, left } = talking()
  way.refused('attempt_ended')
  expect(left).toEqual(['attempt_ended'])
})

test('nobody gives way to the candidate, to an earlier interviewer or to that of another attempt', () => {
  const { left, enter, publish } = talking()
  for (const identity of [
    `candidate-${attemptId}`,
    interviewerIdentity(attemptId, 1),
    interviewerIdentity('att_2', 9),
  ]) {
    enter(identity)
    publish(identity)
  }
  expect(left).toEqual([])
})
