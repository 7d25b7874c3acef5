import { PortChooser, type PortChoice, type PortKind } from './net/find-port.ts'
import { StackProblem } from './problem.ts'
import { AGENT_PORT } from './apps/start-agent.ts'
import { LIVEKIT_PORTS } from './livekit/start-livekit.ts'
import { POSTGRES_PORT } from './postgres/start-postgres.ts'
import { VOICE_PORT } from './apps/start-voice.ts'
import { WEB_PORT } from './apps/start-web.ts'

export type Ports = {
  web: PortChoice
  postgres: PortChoice
  livekit: PortChoice
  livekitTcp: PortChoice
  livekitUdp: PortChoice
  voice: PortChoice
  agents: PortChoice[]
}

export type PortWishes = {
  /** Take the usual ports where they are free; else any free ones, so that many stacks can run side by side. */
  usual: boolean
  /** The web port the user asked for: this one or none. */
  web: number | undefined
  workers: number
}

/**
 * Chooses all ports of a stack before anything starts, because the parts are told each other's addresses.
 *
 * @throws StackProblem `port-taken` when the web port the user asked for is not free.
 */
export async function choosePorts(wishes: PortWishes, chooser = new PortChooser()): Promise<Ports> {
  const choose = (usual: number, kind?: PortKind) => chooser.choose(wishes.usual ? usual : undefined, kind)
  const web = wishes.web === undefined ? await choose(WEB_PORT) : await chooser.choose(wishes.web)
  if (wishes.web !== undefined && web.moved) {
    throw new StackProblem(
      'port-taken',
      `Port ${wishes.web} is taken by another program. Stop that one, or ask for another port (--port ${web.port} is free).`,
    )
  }
  const ports = {
    web,
    postgres: await choose(POSTGRES_PORT),
    livekit: await choose(LIVEKIT_PORTS.signal),
    livekitTcp: await choose(LIVEKIT_PORTS.tcp),
    livekitUdp: await choose(LIVEKIT_PORTS.udp, 'udp'),
    voice: await choose(VOICE_PORT),
  }
  const agents: PortChoice[] = []
  for (let worker = 0; worker < wishes.workers; worker += 1) agents.push(await choose(AGENT_PORT + worker))
  return { ...ports, agents }
}

/** "127.0.0.1:54330 (54329 is taken)" */
export function portWords(choice: PortChoice, usual: number): string {
  return `127.0.0.1:${choice.port}${choice.moved ? ` (${usual} is taken)` : ''}`
}
