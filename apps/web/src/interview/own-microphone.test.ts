import { afterEach, expect, test, vi } from 'vitest'
import { OwnMicrophone } from './own-microphone.ts'
import { TalkStore } from './talk-store.ts'

afterEach(() => vi.unstubAllGlobals())

/** A browser that hands out a microphone each time it is asked, or refuses with the error of that name. */
function browser(refusal?: string) {
  const tracks: { enabled: boolean; stop: () => void }[] = []
  const getUserMedia = () => {
    if (refusal) return Promise.reject(new DOMException('no', refusal))
    tracks.push({ enabled: true, stop: () => {} })
    return Promise.resolve({ getAudioTracks: () => tracks.slice(-1) })
  }
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } })
  const store = new TalkStore()
  return { tracks, store, microphone: new OwnMicrophone(store, () => null) }
}

test('a microphone that is plugged in again is heard', async () => {
  const { tracks, store, microphone } = browser()
  microphone.lost()
  await microphone.use()
  expect(store.now()).toMatchObject({ microphone: 'on', microphoneFault: null })
  expect(tracks[0]?.enabled).toBe(true)
})

test.each([
  ['muted', { microphone: 'muted', paused: false }],
  ['taking a moment', { microphone: 'on', paused: true }],
] as const)('who is %s is not heard through another microphone either', async (_, before) => {
  const { tracks, store, microphone } = browser()
  store.set(before)
  await microphone.use('headset')
  expect(store.now().microphone).toBe('muted')
  expect(tracks[0]?.enabled).toBe(false)
})

test('one that cannot be had is told with its reason', async () => {
  const { store, microphone } = browser('NotAllowedError')
  await microphone.use()
  expect(store.now()).toMatchObject({ microphone: 'lost', microphoneFault: 'denied', microphoneTrack: null })
})
