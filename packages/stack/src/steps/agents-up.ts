import { AGENT_PORT, startAgent } from '../apps/start-agent.ts'
import { portWords } from '../choose-ports.ts'
import { followSources } from './follow-sources.ts'
import { hooks, type Start } from './start.ts'

/** The workers, all at once. */
export async function agentsUp(start: Start): Promise<void> {
  const { stack, environment, report, wants, ports, mode, dataDir, extraEnv } = start
  if (!wants('agent')) return
  const starts = ports.agents.map((choice, index) => {
    const name = index === 0 ? 'agent' : `agent-${index + 1}`
    return report.step(index === 0 ? 'Interviewer' : `Interviewer ${index + 1}`, async (note) => {
      note(`registered, health at ${portWords(choice, AGENT_PORT + index)}`)
      const { part } = await startAgent({
        dataDir,
        name,
        port: choice.port,
        databaseUrl: stack.addresses.agentDatabase,
        livekit: stack.addresses.livekit,
        voiceUrl: environment.needsLocalVoice ? stack.addresses.voice : undefined,
        idleProcesses: mode === 'test' ? 1 : 2,
        environment: { ...environment.base, ...environment.worker, ...extraEnv?.agent },
        ...hooks(start),
      })
      followSources(start, part, ['apps/agent/src', 'packages', 'drizzle'])
    })
  })
  await Promise.all(starts)
}
