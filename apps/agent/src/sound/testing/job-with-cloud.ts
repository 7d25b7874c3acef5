import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { initializeLogger, JobContext, JobProcess, runWithJobContextAsync } from '@livekit/agents'
import { Room } from '@livekit/rtc-node'
import { onTestFinished, vi } from 'vitest'

type Info = ConstructorParameters<typeof JobContext>[1]

/** The SDK's own job on a LiveKit Cloud that listens here: what it uploads is counted. */
export async function jobWithCloud({ enableRedaction = false } = {}) {
  initializeLogger({ pretty: false, level: 'silent' })
  const uploads: string[] = []
  const cloud = createServer((request, response) => {
    uploads.push(request.url ?? '')
    request.resume().on('end', () => response.end('{}'))
  })
  await once(cloud.listen(0, '127.0.0.1'), 'listening')
  const port = (cloud.address() as AddressInfo).port
  vi.stubEnv('LIVEKIT_OBSERVABILITY_URL', `http://127.0.0.1:${port}`)
  vi.stubEnv('LIVEKIT_API_KEY', 'key')
  vi.stubEnv('LIVEKIT_API_SECRET', 'a secret of thirty-two characters')
  onTestFinished(async () => {
    vi.unstubAllEnvs()
    cloud.closeAllConnections()
    await new Promise((done) => cloud.close(done))
  })
  const job = { id: 'AJ_1', agentName: 'candor', room: { name: 'room', sid: 'RM_1' }, enableRedaction }
  const info = { job, url: 'wss://somewhere.livekit.cloud', token: '', workerId: 'w' } as unknown as Info
  const nobody = {} as ConstructorParameters<typeof JobContext>[5]
  const ctx = new JobContext(new JobProcess(), info, new Room(), () => {}, () => {}, nobody) // prettier-ignore
  return {
    ctx,
    uploads,
    /** Runs something inside the job, as its entry runs. */
    inside: <Value>(run: () => Promise<Value>): Promise<Value> => runWithJobContextAsync(ctx, run),
    /** The SDK's step at the end of every job: it makes its report and uploads what it may. */
    report: (): Promise<void> => runWithJobContextAsync(ctx, () => ctx['_onSessionEnd']()),
  }
}
