import { expect, test } from 'vitest'
import type { LiveRoom } from './live-room.ts'
import { OwnMicrophone } from './own-microphone.ts'
import { OwnWishes } from './own-wishes.ts'
import { TalkStore } from './talk-store.ts'

function talk(microphone: 'on' | 'muted' | 'none') {
  const told: string[] = []
  const store = new TalkStore()
  store.set({ microphone })
  const room: Pick<LiveRoom, 'request' | 'setMuted' | 'useSpeaker'> = {
    request: async (ask) => void told.push(ask),
    setMuted: async (muted) => void told.push(muted ? 'muted' : 'heard'),
    useSpeaker: async (id) => void told.push(`speaker ${id}`),
  }
  const inRoom = () => room as LiveRoom
  return { told, store, wishes: new OwnWishes({ store, microphone: new OwnMicrophone(store, inRoom), room: inRoom }) }
}

test('a moment turns the microphone off and tells the interviewer; going on turns it on again', async () => {
  const { told, store, wishes } = talk('on')
  await wishes.setPaused(true)
  expect(store.now()).toMatchObject({ paused: true, microphone: 'muted' })
  await wishes.setPaused(false)
  expect(store.now()).toMatchObject({ paused: false, microphone: 'on' })
  expect(told).toEqual(['muted', 'pause', 'heard', 'resume'])
})

test('who was muted before a moment is muted after it', async () => {
  const { told, store, wishes } = talk('muted')
  await wishes.setPaused(true)
  await wishes.setPaused(false)
  expect(store.now().microphone).toBe('muted')
  expect(told).not.toContain('heard')
})

test('who types needs no microphone for a moment', async () => {
  const { told, wishes } = talk('none')
  await wishes.setPaused(true)
  await wishes.setPaused(false)
  expect(told).toEqual(['pause', 'resume'])
})

test('an interviewer that comes in the middle of a moment is told of it, and only then', async () => {
  const { told, wishes } = talk('none')
  wishes.pauseAgain()
  await wishes.setPaused(true)
  wishes.pauseAgain()
  expect(told).toEqual(['pause', 'pause'])
})

test('a speaker that was chosen is used in every room from then on', async () => {
  const { told, wishes } = talk('none')
  await wishes.speakerInRoom()
  await wishes.useSpeaker('headset')
  await wishes.speakerInRoom()
  expect(told).toEqual(['speaker headset', 'speaker headset'])
})
