import { connect, type NetConnectOpts, type Socket } from 'node:net'

/** So often in the limit it is looked whether anything came. */
const looks = 4

/**
 * A socket that is given up when something was sent and nothing came back for `limitMs` milliseconds. A line that was cut without a word
 * gives no error for a quarter of an hour, and all that time its socket would be missing from the pool. It counts looks and not time, so
 * that a process that stood still itself finds its answers before it judges. It goes by bytes, which are the same under TLS; what is sent
 * between the last answer and the next look is only missed once something more is sent.
 */
export function watchedSocket(to: NetConnectOpts, limitMs: number): Socket {
  const socket = connect(to)
  let read = 0
  let sent = 0
  let inVain = 0
  const look = (): void => {
    const { bytesRead, bytesWritten } = socket
    if (bytesRead !== read) {
      read = bytesRead
      sent = bytesWritten
      inVain = 0
    } else if (bytesWritten > sent && (inVain += 1) > looks) {
      // Without an error: between an error and the close that follows it the driver sends statements into a dead socket and forgets them.
      socket.destroy()
    }
  }
  const looking = setInterval(look, limitMs / looks).unref()
  return socket.once('close', () => clearInterval(looking))
}
