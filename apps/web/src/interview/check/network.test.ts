import { expect, test } from 'vitest'
import { type Network, unknownNetwork, type Way, wayOf } from './network.ts'

test.each<[string, Network, Way]>([
  ['nothing was tried yet', unknownNetwork, 'waiting'],
  ['the first look runs', { ...unknownNetwork, signal: 'running' }, 'running'],
  ['between two looks', { ...unknownNetwork, signal: 'good' }, 'running'],
  ['TURN is still being tried', { signal: 'good', media: 'good', relay: 'running' }, 'running'],
  ['all three work', { signal: 'good', media: 'good', relay: 'good' }, 'good'],
  ['there is no TURN server', { signal: 'good', media: 'good', relay: 'absent' }, 'good'],
  ['only TURN works', { signal: 'good', media: 'bad', relay: 'good' }, 'detour'],
  ['sound has no way', { signal: 'good', media: 'bad', relay: 'absent' }, 'no_media'],
  ['WebSocket is blocked', { ...unknownNetwork, signal: 'bad' }, 'no_signal'],
  ['there is no network at all', { ...unknownNetwork, signal: 'offline' }, 'offline'],
  ['the browser has no WebRTC', { ...unknownNetwork, media: 'blocked' }, 'no_webrtc'],
  ['our server did not answer', { ...unknownNetwork, signal: 'unanswered' }, 'no_answer'],
])('%s', (_, network, way) => {
  expect(wayOf(network)).toBe(way)
})
