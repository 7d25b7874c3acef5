import { waitFor } from '../../people/wait-for.ts'

/** Where Node opens its inspector on SIGUSR1. One process at a time. */
const inspector = 'http://127.0.0.1:9229/json/list'

/** Puts a Node process into an endless loop, by its own debugger: nothing in it runs any more, and only SIGKILL ends it. */
export async function loopForEver(pid: number): Promise<void> {
  process.kill(pid, 'SIGUSR1')
  let address = ''
  await waitFor('the inspector', 5000, async () => {
    const listed = await fetch(inspector, { signal: AbortSignal.timeout(1000) }).catch(() => null)
    const targets = listed ? ((await listed.json()) as { webSocketDebuggerUrl: string; title: string }[]) : []
    address = targets[0]?.webSocketDebuggerUrl ?? ''
    return address !== ''
  })
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', () => reject(new Error('the inspector does not let us in')))
  })
  const call = (id: number, expression: string): void =>
    socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression } }))
  const pidSaid = new Promise<unknown>((resolve) => {
    socket.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data)).result?.result?.value))
  })
  call(1, 'process.pid')
  const reached = await pidSaid
  if (reached !== pid) throw new Error(`the inspector of process ${String(reached)} answered instead of ${pid}`)
  call(2, 'for (;;) {}')
}
