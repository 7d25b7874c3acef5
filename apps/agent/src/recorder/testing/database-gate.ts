import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** Stands between a client and PostgreSQL and can be the outage. */
export type DatabaseGate = {
  /** The database's address by way of the gate. */
  readonly url: string
  /** Cuts every line and refuses new ones. */
  readonly shut: () => Promise<void>
  /** Lets nothing through and cuts nothing: who waits, waits. */
  readonly hold: () => void
  /** Lets everything through again, also what was held. */
  readonly open: () => Promise<void>
}

export async function openDatabaseGate(databaseUrl: string): Promise<DatabaseGate> {
  const there = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let server: Server | null = null
  let held = false
  let port = 0

  const join = (client: Socket): void => {
    const database = connect(Number(there.port), there.hostname)
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    }
    client.pipe(database).pipe(client)
    client.on('close', () => database.destroy())
    database.on('close', () => client.destroy())
    if (held) client.pause()
  }
  const open = async (): Promise<void> => {
    held = false
    for (const socket of sockets) socket.resume()
    if (server) return
    server = createServer(join).listen(port, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  }
  const shut = async (): Promise<void> => {
    const closing = server
    server = null
    for (const socket of sockets) socket.destroy()
    if (!closing) return
    closing.close()
    await once(closing, 'close')
  }
  await open()
  const here = new URL(databaseUrl)
  here.host = `127.0.0.1:${port}`
  return {
    url: here.href,
    shut,
    open,
    hold: () => {
      held = true
      for (const socket of sockets) socket.pause()
    },
  }
}
