import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'

export type PortKind = 'tcp' | 'udp'

/** Whether a port of 127.0.0.1 can be taken now; port 0 asks the system for any. Resolves to the port, or undefined. */
export async function tryPort(port: number, kind: PortKind = 'tcp'): Promise<number | undefined> {
  return kind === 'udp' ? tryUdp(port) : ((await tryTcp(port, undefined)) ?? undefined)
}

async function tryTcp(port: number, host: string | undefined): Promise<number | undefined> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined))
    // Without a host the port is tried on every interface: a server there would also take what is meant for loopback.
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      const found = typeof address === 'object' && address !== null ? address.port : undefined
      server.close(() => resolve(found))
    })
  })
}

async function tryUdp(port: number): Promise<number | undefined> {
  const socket = createSocket('udp4')
  return new Promise((resolve) => {
    socket.once('error', () => resolve(undefined))
    socket.bind(port, () => {
      const found = socket.address().port
      socket.close(() => resolve(found))
    })
  })
}

export type PortChoice = { port: number; moved: boolean }

/**
 * Chooses ports for one stack: the usual one when it is free, else any free one (`moved`), and never one port twice.
 * With `usual` undefined any free one is taken.
 */
export class PortChooser {
  readonly #given = new Set<number>()
  readonly #try: typeof tryPort

  constructor(attempt: typeof tryPort = tryPort) {
    this.#try = attempt
  }

  async choose(usual: number | undefined, kind: PortKind = 'tcp'): Promise<PortChoice> {
    if (usual !== undefined && !this.#given.has(usual) && (await this.#try(usual, kind)) !== undefined) {
      this.#given.add(usual)
      return { port: usual, moved: false }
    }
    for (;;) {
      const port = await this.#try(0, kind)
      if (port === undefined || this.#given.has(port)) continue
      this.#given.add(port)
      return { port, moved: usual !== undefined }
    }
  }
}
