import { connect } from 'node:net'

/**
 * Whether PostgreSQL on this port takes clients: it is greeted by the protocol's start-up message (version 3.0) and
 * must ask for a password. While it starts or recovers it answers with an error instead, so an open port is not enough.
 */
export function postgresAnswers(port: number, database: string, limitMs = 1000): Promise<boolean> {
  const body = Buffer.from(`user\0candor\0database\0${database}\0\0`)
  const greeting = Buffer.alloc(8 + body.length)
  greeting.writeInt32BE(greeting.length, 0)
  greeting.writeInt32BE(3 << 16, 4)
  body.copy(greeting, 8)
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(limitMs, () => end(false))
    socket.once('connect', () => socket.write(greeting))
    socket.once('data', (data) => end(data.toString('latin1', 0, 1) === 'R'))
    socket.once('error', () => end(false))
    socket.once('close', () => end(false))
  })
}
