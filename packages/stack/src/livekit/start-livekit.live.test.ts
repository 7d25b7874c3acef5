import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { RoomServiceClient } from 'livekit-server-sdk'
import { expect, onTestFinished, test } from 'vitest'
import { checkoutRoot } from '../checkout.ts'
import { readEnvironment } from '../env.ts'
import { PortChooser } from '../net/find-port.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { findLiveKit } from './find-livekit.ts'
import { startLiveKit, type LiveKitOptions } from './start-livekit.ts'

async function options(port?: number): Promise<LiveKitOptions> {
  const dataDir = temporaryFolder()
  const { livekitServer, base, go } = readEnvironment()
  const found = await findLiveKit({
    named: livekitServer,
    binDir: join(checkoutRoot, '.data', 'bin'),
    logFile: join(dataDir, 'install.log'),
    environment: { ...base, ...go },
    say: () => undefined,
  })
  const ports = new PortChooser()
  return {
    dataDir,
    program: found.path,
    port: port ?? (await ports.choose(undefined)).port,
    tcpPort: (await ports.choose(undefined)).port,
    udpPort: (await ports.choose(undefined, 'udp')).port,
    key: 'cdrtest',
    secret: 's'.repeat(48),
    webhookUrl: 'http://127.0.0.1:9/webhook',
    environment: base,
  }
}

test('livekit-server takes our configuration; rooms are made and deleted, and none appears by itself', async () => {
  const { address, part } = await startLiveKit(await options())
  onTestFinished(() => part.stop())
  const rooms = new RoomServiceClient(address.url.replace('ws', 'http'), address.key, address.secret)
  await rooms.createRoom({ name: 'candor-test' })
  expect((await rooms.listRooms()).map(({ name }) => name)).toEqual(['candor-test'])
  await rooms.deleteRoom('candor-test')
  expect(await rooms.listRooms()).toEqual([])
}, 300_000)

test('a taken port is named', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void holder.close())
  await once(holder, 'listening')
  const address = holder.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await expect(startLiveKit(await options(port))).rejects.toThrow(/livekit: exited[^]*address already in use/)
}, 300_000)
