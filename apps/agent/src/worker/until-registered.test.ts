import { EventEmitter } from 'node:events'
import type { AgentServer } from '@livekit/agents'
import { expect, test } from 'vitest'
import { untilRegistered } from './until-registered.ts'

test('nobody is asked for before LiveKit knows this worker; then nothing is waited for any more', async () => {
  const event = new EventEmitter() as AgentServer['event']
  let known = false
  const registered = untilRegistered({ event }).then(() => (known = true))
  await new Promise(setImmediate)
  expect(known).toBe(false)
  expect(event.listenerCount('worker_registered')).toBe(1)
  ;(event as EventEmitter).emit('worker_registered', 'AW_1')
  await registered
  expect(known).toBe(true)
  expect(event.listenerCount('worker_registered')).toBe(0)
})
