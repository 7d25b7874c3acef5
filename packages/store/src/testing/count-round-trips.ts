import { once } from 'node:events'
import { connect as connectTo, createServer, type AddressInfo, type Socket } from 'node:net'

export type Counting = {
  /** The database's address by way of the counter. */
  readonly url: string
  /** How often the client has spoken and waited for an answer. */
  readonly roundTrips: () => number
  readonly close: () => Promise<void>
}

/** Stands between a client and PostgreSQL and counts how often the word goes from the one to the other and back. */
export async function countRoundTrips(databaseUrl: string): Promise<Counting> {
  const there = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let turns = 0
  const server = createServer((client) => {
    const database = connectTo(Number(there.port), there.hostname)
    let answered = true
    client.on('data', () => {
      if (answered) turns += 1
      answered = false
    })
    database.on('data', () => {
      answered = true
    })
    for (const socket of [client, database]) sockets.add(socket.on('error', () => {}))
    client.pipe(database).pipe(client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const here = new URL(databaseUrl)
  here.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: here.href,
    roundTrips: () => turns,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
