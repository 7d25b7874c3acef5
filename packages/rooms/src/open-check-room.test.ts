import { expect, test } from 'vitest'
import { liveKitFrom } from './livekit.ts'
import { checkRoomPrefix, installationOf, roomPrefix } from './names.ts'
import { openCheckRoom } from './open-check-room.ts'

const address = { url: 'ws://127.0.0.1:9', key: 'key', secret: 'a secret of thirty-two characters' }

async function opened(inviteId = 'inv_1', now = 0) {
  const asked: Record<string, unknown>[] = []
  const livekit = liveKitFrom(address)
  livekit.rooms.createRoom = (options) => {
    asked.push({ ...options })
    return Promise.reject(new Error('not in this test'))
  }
  await openCheckRoom(livekit, { installation: 'harbour12', inviteId, now }).catch(() => {})
  return asked[0]
}

test('a check room lasts two minutes, calls no interviewer of ours and is not taken for an interview’s', async () => {
  const room = await opened()
  expect(room).toMatchObject({ emptyTimeout: 120, departureTimeout: 120 })
  const name = String(room?.['name'])
  expect(name.startsWith(checkRoomPrefix('harbour12'))).toBe(true)
  expect(name.startsWith(roomPrefix('harbour12'))).toBe(false)
  expect(installationOf(name)).toBeNull()
  expect(room?.['agents']).toMatchObject([{ agentName: 'candor-nobody' }])
})

test('who asks again gets the same room for two minutes, and nobody gets that of another', async () => {
  const first = await opened()
  expect((await opened('inv_1', 119_000))?.['name']).toBe(first?.['name'])
  expect((await opened('inv_1', 121_000))?.['name']).not.toBe(first?.['name'])
  expect((await opened('inv_2'))?.['name']).not.toBe(first?.['name'])
})
