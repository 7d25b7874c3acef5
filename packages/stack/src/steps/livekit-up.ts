import { join } from 'node:path'
import { checkoutRoot } from '../checkout.ts'
import { portWords } from '../choose-ports.ts'
import { findLiveKit } from '../livekit/find-livekit.ts'
import { LIVEKIT_PORTS, startLiveKit } from '../livekit/start-livekit.ts'
import { httpAnswers } from '../net/http-answers.ts'
import { StackProblem } from '../problem.ts'
import { hooks, type Start } from './start.ts'

/** A livekit-server of our own, found or made, or the user's, which must answer. */
export async function livekitUp(start: Start): Promise<void> {
  const { stack, environment, report, wants, ports, dataDir, signal } = start
  if (!wants('livekit')) return
  const { livekit, livekitServer, base, go } = environment
  if (livekit !== undefined) {
    await report.step('LiveKit', async (note) => {
      note(`yours at ${livekit.url}`)
      await checkLiveKit(livekit.url)
    })
    return
  }
  const program = await report.step('LiveKit server', async (note) => {
    const binDir = join(checkoutRoot, '.data', 'bin')
    const logFile = join(dataDir, 'logs', 'livekit-install.log')
    const search = { named: livekitServer, binDir, logFile, environment: { ...base, ...go }, say: note, signal }
    const found = await findLiveKit(search)
    note(`${found.version} from ${found.from}`)
    return found.path
  })
  await report.step('LiveKit', async (note) => {
    note(portWords(ports.livekit, LIVEKIT_PORTS.signal))
    await startLiveKit({
      dataDir,
      program,
      port: ports.livekit.port,
      tcpPort: ports.livekitTcp.port,
      udpPort: ports.livekitUdp.port,
      key: stack.addresses.livekit.key,
      secret: stack.addresses.livekit.secret,
      webhookUrl: `http://127.0.0.1:${ports.web.port}/api/livekit/webhook`,
      environment: { ...base, ...start.extraEnv?.livekit },
      ...hooks(start),
    })
  })
}

async function checkLiveKit(url: string): Promise<void> {
  try {
    if (await httpAnswers(url.replace(/^ws/, 'http'), AbortSignal.timeout(5000))) return
  } catch (error) {
    throw new StackProblem('livekit-away', `LIVEKIT_URL ${url} does not answer. Check the address and your network.`, {
      cause: error,
    })
  }
  throw new StackProblem('livekit-away', `LIVEKIT_URL ${url} answers, but not as a LiveKit server does.`)
}
