import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { mintToken } from '@candor/rooms'
import { checkoutRoot, PortChooser, readEnvironment } from '@candor/stack'
import { waitFor } from '../people/wait-for.ts'
import type { ProofStage } from './stage.ts'

export type StockAgent = {
  /** A room in which the agent is waited for, and a token of the kind our candidates get. */
  readonly entrance: { readonly serverUrl: string; readonly token: string }
  readonly stop: () => Promise<void>
}

const roomName = 'stock-agent'

/** An agent with the SDK's own defaults beside ours, to show that what ours keeps to itself can be heard where it is told. */
export async function startStockAgent(stage: ProofStage): Promise<StockAgent> {
  const { livekit, voice } = stage.stack.addresses
  const port = (await new PortChooser().choose(undefined)).port
  const log = openSync(join(stage.dataDir, 'logs', 'stock-agent.log'), 'a')
  const child = spawn(process.execPath, ['bench/bare-agent/main.ts'], {
    cwd: checkoutRoot,
    env: {
      ...readEnvironment({ PATH: process.env['PATH'], HOME: process.env['HOME'] }).base,
      NODE_ENV: 'production',
      LIVEKIT_URL: livekit.url,
      LIVEKIT_API_KEY: livekit.key,
      LIVEKIT_API_SECRET: livekit.secret,
      OPENAI_BASE_URL: voice,
      OPENAI_API_KEY: 'local',
      AGENT_PORT: String(port),
    },
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const stop = async (): Promise<void> => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It is gone already.
    }
    await gone
    await stage.livekit.rooms.deleteRoom(roomName).catch(() => {})
  }
  try {
    const answers = () =>
      fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(2000) }).then(
        ({ status }) => status === 200,
        () => false,
      )
    await waitFor('the stock agent to register', 60_000, answers)
    await stage.livekit.rooms.createRoom({ name: roomName })
    await stage.livekit.dispatches.createDispatch(roomName, 'bare-agent')
  } catch (error) {
    await stop()
    throw error
  }
  return {
    entrance: { serverUrl: livekit.url, token: await mintToken(stage.livekit, { id: 'att_stock', roomName }) },
    stop,
  }
}
