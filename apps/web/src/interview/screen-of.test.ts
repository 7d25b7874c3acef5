import { attemptStates, endReasons } from '@candor/shared'
import { describe, expect, test } from 'vitest'
import { type Connection, mergeFacts, screenOf, type ServerFacts } from './screen-of.ts'

const facts = (state: ServerFacts['state'], endReason: ServerFacts['endReason'] = null): ServerFacts => ({
  attemptId: 'att_00000000',
  state,
  endReason,
  mayResume: false,
})

const connections: Connection[] = [
  { at: 'ready' },
  { at: 'connecting' },
  { at: 'connected' },
  { at: 'reconnecting' },
  { at: 'moved' },
  { at: 'failed', code: 'connection_lost' },
  { at: 'left' },
]
const everywhere = connections.flatMap((connection) =>
  endReasons.map((reason) => [connection.at, reason, connection] as const),
)

describe('the end', () => {
  test.each(everywhere)('is shown while %s when the attempt ended with %s', (_, reason, connection) => {
    const screen = screenOf({ server: facts('ended', reason), connection, interviewer: 'here' })
    expect(screen).toEqual({ name: 'ended', reason, mayResume: false })
  })

  test('waits for the goodbye while it can be heard', () => {
    const server = facts('closing', 'completed')
    expect(screenOf({ server, connection: { at: 'connected' }, interviewer: 'here' }).name).toBe('talking')
    expect(screenOf({ server, connection: { at: 'left' }, interviewer: 'here' }).name).toBe('ended')
    expect(screenOf({ server, connection: { at: 'reconnecting' }, interviewer: 'here' }).name).toBe('ended')
  })
})

describe('the talk', () => {
  const server = facts('live')
  const connection: Connection = { at: 'connected' }

  test('begins when the interviewer is there', () => {
    expect(screenOf({ server: facts('open'), connection, interviewer: 'awaited' })).toEqual({
      name: 'waiting',
      replacement: false,
    })
    expect(screenOf({ server, connection, interviewer: 'here' })).toEqual({ name: 'talking' })
  })

  test('waits for a replacement when the interviewer is lost', () => {
    expect(screenOf({ server, connection, interviewer: 'lost' })).toEqual({ name: 'waiting', replacement: true })
  })

  test('there is a screen for every pair of states', () => {
    for (const state of attemptStates.filter((name) => name !== 'ended' && name !== 'closing'))
      for (const at of connections)
        expect(screenOf({ server: facts(state), connection: at, interviewer: 'here' }).name).not.toBe('ended')
  })
})

describe('what the server said', () => {
  test('an end is never undone by an older answer', () => {
    const ended = facts('ended', 'completed')
    expect(mergeFacts(ended, facts('live'))).toBe(ended)
    expect(mergeFacts(ended, facts('closing', 'completed'))).toBe(ended)
    expect(mergeFacts(facts('closing', 'completed'), facts('live')).state).toBe('closing')
  })

  test('an interruption is over when the server says so', () => {
    expect(mergeFacts(facts('interrupted'), facts('live')).state).toBe('live')
  })

  test('a further attempt replaces the ended one', () => {
    const next = { ...facts('open'), attemptId: 'att_00000001' }
    expect(mergeFacts(facts('ended', 'candidate_left'), next)).toBe(next)
  })
})
