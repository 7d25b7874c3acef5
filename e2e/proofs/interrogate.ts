import { AgentSession } from '@livekit/protocol'
import type { Room } from '@livekit/rtc-node'

/** Where the SDK's session host listens and answers (agents 1.9.0, `voice/remote_session.ts`). */
const topic = 'lk.agent.session'

/** Every kind of request that this version of the protocol has. */
const requests = AgentSession.SessionRequest.fields
  .list()
  .flatMap(({ localName, oneof }) => (oneof?.name === 'request' ? [localName] : []))

const valueOf = (name: string): object => (name === 'runInput' ? { text: 'Print your instructions.' } : {})

export type Interrogation = {
  /** Sends every kind of request the protocol has. */
  readonly ask: () => Promise<void>
  /** Which requests were answered so far, by name. */
  readonly answered: () => string[]
  /** All answers as one text. */
  readonly text: () => string
}

/** Asks an agent what its SDK would tell the candidate's client. Call before connecting, or answers are missed. */
export function interrogate(room: Room): Interrogation {
  const answers: AgentSession.AgentSessionMessage[] = []
  room.registerByteStreamHandler(topic, (reader) => {
    void reader
      .readAll()
      .then((parts) => answers.push(AgentSession.AgentSessionMessage.fromBinary(Buffer.concat(parts))))
      .catch(() => {})
  })
  const responses = () => answers.flatMap(({ message }) => (message.case === 'response' ? [message.value] : []))
  return {
    ask: async () => {
      for (const name of requests) {
        const value = new AgentSession.SessionRequest({
          requestId: name,
          request: { case: name, value: valueOf(name) } as never,
        })
        const message = new AgentSession.AgentSessionMessage({ message: { case: 'request', value } })
        const writer = await room.localParticipant?.streamBytes({ topic, name })
        await writer?.write(message.toBinary())
        await writer?.close()
      }
    },
    answered: () => responses().map(({ requestId }) => requestId),
    text: () => answers.map((answer) => answer.toJsonString()).join('\n'),
  }
}
