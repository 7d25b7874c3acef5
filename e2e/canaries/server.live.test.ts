import { type LiveKit, liveKitFrom, mintToken } from '@candor/rooms'
import { initializeLogger, voice } from '@livekit/agents'
import { dispose, Room } from '@livekit/rtc-node'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import { useStack } from '../../packages/stack/src/testing/use-stack.ts'
import { signToken } from '../people/sign-token.ts'
import { interrogate } from '../proofs/interrogate.ts'
import { canary } from './canary.ts'
import { fakeWorker, type FakeWorker } from './fake-worker.ts'

initializeLogger({ pretty: false, level: 'silent' })
const seen = 'livekit-server 1.13.5'
const agents = '@livekit/agents 1.9.0'
const stack = useStack({ parts: ['livekit'] })
let livekit: LiveKit
beforeAll(() => {
  livekit = liveKitFrom(stack().addresses.livekit)
})
afterAll(() => dispose())

async function worker(name: string): Promise<FakeWorker> {
  const one = await fakeWorker(livekit, name)
  onTestFinished(one.leave)
  return one
}
const quickly = { timeout: 5000, interval: 50 }

canary(
  {
    seen,
    behaviour: 'a dispatch is answered well and dropped when every worker reports a load of 0.7 or more',
    workaround: 'apps/agent/src/main.ts',
  },
  async () => {
    const busy = await worker('busy')
    busy.tellLoad(0.75)
    for (const room of ['dropped-1', 'dropped-2']) {
      await livekit.rooms.createRoom({ name: room, agents: [] })
      expect((await livekit.dispatches.createDispatch(room, 'busy')).id).not.toBe('')
    }
    busy.tellLoad(0.01)
    await livekit.rooms.createRoom({ name: 'offered' })
    await livekit.dispatches.createDispatch('offered', 'busy')
    // The later dispatch has arrived: the earlier ones would have, too.
    await expect.poll(busy.offered, quickly).toContain('offered')
    expect(busy.offered()).not.toEqual(expect.arrayContaining(['dropped-1']))
    expect(busy.offered()).not.toEqual(expect.arrayContaining(['dropped-2']))
  },
)

canary(
  {
    seen,
    behaviour: 'a dispatch to a name that nobody has registered is answered well',
    workaround: 'packages/store/src/attempts/needs-interviewer.ts',
  },
  async () => {
    await livekit.rooms.createRoom({ name: 'asks-nobody' })
    expect((await livekit.dispatches.createDispatch('asks-nobody', 'nobody-is-called-so')).id).not.toBe('')
  },
)

canary(
  {
    seen,
    behaviour: 'a worker without a name is sent into every room that asks for no agent',
    workaround: 'packages/rooms/src/open-room.ts',
  },
  async () => {
    const nameless = await worker('')
    await livekit.rooms.createRoom({ name: 'asks-for-one', agents: [{ agentName: 'candor-nobody' } as never] })
    await livekit.rooms.createRoom({ name: 'asks-for-none' })
    await expect.poll(nameless.offered, quickly).toContain('asks-for-none')
    expect(nameless.offered()).not.toContain('asks-for-one')
  },
)

canary(
  {
    seen,
    behaviour: 'a dispatch that says nothing of restarts is one to be restarted on failure',
    issue: 'livekit#4447',
    workaround: 'packages/rooms/src/dispatch-interviewer.ts',
  },
  async () => {
    await livekit.rooms.createRoom({ name: 'restarts' })
    await livekit.dispatches.createDispatch('restarts', 'anybody')
    const [dispatch] = await livekit.dispatches.listDispatch('restarts')
    expect(dispatch?.restartPolicy, 'JRP_ON_FAILURE').toBe(0)
  },
)

canary(
  {
    seen,
    behaviour: 'the time of an empty room counts from its creation, whoever is about to enter',
    workaround: 'packages/shared/src/basics/lengths.ts',
  },
  async () => {
    await livekit.rooms.createRoom({ name: 'empty', emptyTimeout: 1 })
    const listed = async () => (await livekit.rooms.listRooms(['empty'])).length
    expect(await listed()).toBe(1)
    await expect.poll(listed, { timeout: 10_000, interval: 250 }).toBe(0)
  },
)

const quiet = { autoSubscribe: true, dynacast: false }
const entranceTo = (roomName: string) => mintToken(livekit, { id: 'att_canary', roomName })

/** A stock session in a room, and a candidate beside it. */
async function stockSession(roomName: string) {
  const [room, candidate] = [new Room(), new Room()]
  const session = new voice.AgentSession({})
  onTestFinished(async () => {
    await session.close()
    await Promise.all([room.disconnect(), candidate.disconnect()])
  })
  const interrogation = interrogate(candidate)
  await livekit.rooms.createRoom({ name: roomName })
  const video = { room: roomName, roomJoin: true, agent: true }
  const token = signToken(livekit, { sub: 'agent', kind: 'agent', video })
  await room.connect(livekit.url, token, quiet)
  await session.start({ agent: new voice.Agent({ instructions: 'XYLOPHONE' }), room, record: false })
  await candidate.connect(livekit.url, await entranceTo(roomName), quiet)
  // An answer shows that the session has taken the candidate for its own.
  await interrogation.ask()
  await expect.poll(interrogation.answered, { timeout: 10_000 }).toContain('getAgentInfo')
  return interrogation
}

canary(
  {
    seen: agents,
    behaviour: 'a session tells its instructions to a candidate who asks',
    workaround: 'apps/agent/src/speech/close-session-host.ts',
  },
  async () => {
    const interrogation = await stockSession('asked')
    expect(interrogation.text()).toContain('XYLOPHONE')
  },
)
