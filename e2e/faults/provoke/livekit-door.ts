import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/** A door in front of LiveKit through which the product goes: its API can be made to hang while the rooms go on. */
export type LiveKitDoor = {
  /** As LIVEKIT_URL. */
  readonly url: string
  /** From now on requests to the API are taken and never answered, or answered again. */
  readonly hang: (hangs: boolean) => void
  /** How many requests hung since the last `hang(true)`. */
  readonly hung: () => number
  readonly close: () => Promise<void>
}

const apiPath = /^\/twirp\//

/** Opens a door to the LiveKit at `target` (ws://host:port) on a free port. Sockets of rooms and workers are passed on byte by byte. */
export async function openLiveKitDoor(target: string): Promise<LiveKitDoor> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Duplex>()
  let hanging = false
  let hung: ServerResponse[] = []

  const pass = (asked: IncomingMessage, answer: ServerResponse): void => {
    if (hanging && apiPath.test(asked.url ?? '')) {
      hung.push(answer)
      return
    }
    const { method, url: path, headers } = asked
    const onwards = request({ hostname, port, method, path, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers)
      answered.pipe(answer)
    })
    onwards.once('error', () => answer.destroy())
    asked.pipe(onwards)
  }
  const join = (asked: IncomingMessage, near: Duplex, head: Buffer): void => {
    const far: Socket = connect(Number(port), hostname, () => {
      const fields = asked.rawHeaders.flatMap((name, index) =>
        index % 2 === 0 ? [`${name}: ${asked.rawHeaders[index + 1]}`] : [],
      )
      far.write([`${asked.method} ${asked.url} HTTP/1.1`, ...fields, '', ''].join('\r\n'))
      far.write(head)
      near.pipe(far).pipe(near)
    })
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.once('error', () => other.destroy())
      one.once('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  }
  const server = createServer(pass).on('upgrade', join)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `ws://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    hang: (hangs) => {
      hanging = hangs
      // Whoever hangs is let go: their own limits have long passed, or they ask again.
      if (!hangs) for (const answer of hung) answer.destroy()
      else hung = []
    },
    hung: () => hung.length,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
