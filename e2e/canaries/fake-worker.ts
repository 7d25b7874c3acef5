import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { LiveKitAddress } from '@candor/rooms'
import { within } from '@candor/shared'
import { JobType, ServerMessage, WorkerMessage, WorkerStatus } from '@livekit/protocol'
import { signToken } from '../people/sign-token.ts'

/** A worker that only speaks the protocol: it is offered jobs, remembers their rooms, and takes none. */
export type FakeWorker = {
  /** Tells the server how busy it is. Answered by nothing, so the server has it when a message sent later is answered. */
  readonly tellLoad: (load: number) => void
  readonly offered: () => string[]
  readonly leave: () => void
}

/** Registers a worker under a name, or under none. */
export async function fakeWorker(livekit: LiveKitAddress, agentName: string): Promise<FakeWorker> {
  const token = signToken(livekit, { sub: randomUUID(), video: { agent: true } })
  const options = { headers: { authorization: `Bearer ${token}` } }
  const socket = new WebSocket(new URL('agent', `${livekit.url}/`), options as unknown as string[])
  socket.binaryType = 'arraybuffer'
  const offered: string[] = []
  const registered = Promise.withResolvers<void>()
  const send = (message: WorkerMessage['message']) =>
    socket.send(Buffer.from(new WorkerMessage({ message }).toBinary()))
  socket.addEventListener('message', ({ data }) => {
    const { message } = ServerMessage.fromBinary(new Uint8Array(data as ArrayBuffer))
    if (message.case === 'register') registered.resolve()
    if (message.case !== 'availability') return
    const { job } = message.value
    offered.push(job?.room?.name ?? '')
    send({ case: 'availability', value: { jobId: job?.id ?? '', available: false } as never })
  })
  await within(5000, 'connect a worker', () => once(socket, 'open'))
  send({ case: 'register', value: { type: JobType.JT_ROOM, agentName, version: '1.9.0', pingInterval: 0 } as never })
  await within(5000, 'register a worker', () => registered.promise)
  const tellLoad = (load: number) =>
    send({ case: 'updateWorker', value: { status: WorkerStatus.WS_AVAILABLE, load, jobCount: 0 } as never })
  tellLoad(0)
  return { tellLoad, offered: () => [...offered], leave: () => socket.close() }
}
