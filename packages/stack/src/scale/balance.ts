import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type Balancer = {
  /** Where clients connect, on 127.0.0.1. */
  readonly port: number
  /** How many lines each target was given so far. */
  readonly given: () => number[]
  readonly close: () => Promise<void>
}

/**
 * Stands before several servers of one kind on this machine, as a balancer does before hosts: each new line goes to the next one that takes
 * it. A line whose server dies breaks, and whoever had it connects again.
 */
export async function balance(targets: readonly number[]): Promise<Balancer> {
  const sockets = new Set<Socket>()
  const given = targets.map(() => 0)
  let turn = 0
  const keep = (socket: Socket): Socket => {
    sockets.add(socket)
    socket.on('error', () => {})
    return socket.once('close', () => sockets.delete(socket))
  }
  const pass = (client: Socket, tries: number): void => {
    if (tries === targets.length) return void client.destroy()
    const at = (turn += 1) % targets.length
    const server = keep(connect(targets[at] ?? 0, '127.0.0.1'))
    const refused = (): void => pass(client, tries + 1)
    server.once('error', refused)
    server.once('connect', () => {
      server.off('error', refused)
      given[at] = (given[at] ?? 0) + 1
      client.pipe(server).pipe(client)
      client.once('close', () => server.destroy())
      server.once('close', () => client.destroy())
    })
  }
  const door = createServer((client) => pass(keep(client), 0)).listen(0, '127.0.0.1')
  await once(door, 'listening')
  return {
    port: (door.address() as AddressInfo).port,
    given: () => [...given],
    close: async () => {
      for (const socket of sockets) socket.destroy()
      door.close()
      await once(door, 'close')
    },
  }
}
