import { fileURLToPath } from 'node:url'
import { AgentServer, initializeLogger, ServerOptions } from '@livekit/agents'

/** The worker around the bare agent, with the semantics of the SDK's `start`: production, warm processes, jobs by name only. */
const { LIVEKIT_URL = '', LIVEKIT_API_KEY = '', LIVEKIT_API_SECRET = '', AGENT_PORT = '8081' } = process.env

initializeLogger({ pretty: false, level: 'warn' })
const server = new AgentServer(
  new ServerOptions({
    agent: fileURLToPath(new URL('./agent.ts', import.meta.url)),
    agentName: 'bare-agent',
    wsURL: LIVEKIT_URL,
    apiKey: LIVEKIT_API_KEY,
    apiSecret: LIVEKIT_API_SECRET,
    host: '127.0.0.1',
    port: Number(AGENT_PORT),
    production: true,
    numIdleProcesses: 2,
    // Not stock. The stock load is the CPU's, and livekit-server drops a dispatch without a word when it is 0.7 or more: on a busy
    // bench machine runs would be missing, all of them on the bare side. It changes no timing of a run that takes place.
    loadFunc: () => Promise.resolve(0.01),
  }),
)

// A bench that was killed cannot stop its worker; the end of this channel is the only news of it.
process.once('disconnect', () => process.exit(0))
await server.run()
