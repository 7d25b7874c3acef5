import { afterEach, expect, test, vi } from 'vitest'
import { OwnMicrophone } from './own-microphone.ts'
import { TalkStore } from './talk-store.ts'

afterEach(() => vi.unstubAllGlobals())

/** A browser that hands out a microphone each time it is asked, or refuses with the error of that name. */
function browser(refusal?: string) {
  const tracks: { enabled: boolean; readyState: string; stop: () => void }[] = []
  const answer = { refusal }
  const getUserMedia = () => {
    if (answer.refusal) return Promise.reject(new DOMException('no', answer.refusal))
    const track = { enabled: true, readyState: 'live', stop: () => void (track.readyState = 'ended') }
    tracks.push(track)
    return Promise.resolve({ getAudioTracks: () => [track] })
  }
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } })
  const store = new TalkStore()
  return { answer, tracks, store, microphone: new OwnMicrophone(store, () => null) }
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

test('another one that fails does not cost the one that works, and its reason is told until it was read', async () => {
  const { answer, tracks, store, microphone } = browser()
  await microphone.use()
  answer.refusal = 'NotReadableError'
  await microphone.use('headset')
  expect(store.now()).toMatchObject({ microphone: 'on', microphoneFault: 'busy', microphoneTrack: tracks[0] })
  expect(tracks[0]?.readyState).toBe('live')
  microphone.faultRead()
  expect(store.now().microphoneFault).toBeNull()
})

test('one that has ended is gone, whichever other was chosen', async () => {
  const { answer, tracks, store, microphone } = browser()
  await microphone.use()
  tracks[0]?.stop()
  answer.refusal = 'NotFoundError'
  await microphone.use('headset')
  microphone.faultRead()
  expect(store.now()).toMatchObject({ microphone: 'lost', microphoneFault: 'missing', microphoneTrack: null })
})

test('one that comes after the talk has let go is given back', async () => {
  const { tracks, store, microphone } = browser()
  const coming = microphone.use()
  microphone.stop()
  await coming
  expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended'])
  expect(store.now()).toMatchObject({ microphone: 'none', microphoneTrack: null })
})

test('of two that are asked for at once the later one is heard, and the other is given back', async () => {
  const { tracks, store, microphone } = browser()
  await Promise.all([microphone.use(), microphone.use('headset')])
  expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'live'])
  expect(store.now().microphoneTrack).toBe(tracks[1])
})
