import { createSocket } from 'node:dgram'
import { liveKitFrom } from '@candor/rooms'
import { type Check, ill, notRunning, well } from '../check.ts'

const httpOf = (url: string): string => url.replace(/^ws/, 'http')

export const livekit: Check = {
  name: 'livekit',
  remedy: 'Look whether LiveKit runs and LIVEKIT_URL is right.',
  async look({ livekit: address }, signal) {
    if (!address) return notRunning('LiveKit')
    const answer = await fetch(httpOf(address.url), { signal, redirect: 'manual' })
    await answer.body?.cancel()
    if (answer.status === 200) return well(`answers at ${address.url}`)
    return ill(`${address.url} answers ${answer.status}, which LiveKit does not`, this.remedy)
  },
}

export const livekitKeys: Check = {
  name: 'livekit-keys',
  remedy: 'LIVEKIT_API_KEY and LIVEKIT_API_SECRET must be one pair that this server or project knows.',
  async look({ livekit: address }) {
    if (!address) return notRunning('LiveKit')
    await liveKitFrom(address).rooms.listRooms(['candor-doctor'])
    return well('accepted')
  },
}

export const agent: Check = {
  name: 'agent',
  remedy: 'Start a worker (`npm start`), or look into its log: it tries again until LiveKit takes it.',
  async look({ agents }, signal) {
    if (agents.length === 0) return notRunning('a worker')
    const registered = await Promise.all(agents.map((health) => isRegistered(health, signal)))
    const missing = agents.filter((_, index) => registered[index] !== true)
    if (missing.length === 0) return well(`${agents.length} registered with LiveKit`)
    return ill(`not registered with LiveKit: the worker at ${missing.join(', ')}`, this.remedy)
  },
}

async function isRegistered(health: string, signal: AbortSignal): Promise<boolean> {
  const answer = await fetch(health, { signal }).catch(() => undefined)
  await answer?.body?.cancel()
  return answer?.status === 200
}

export const udp: Check = {
  name: 'udp',
  remedy: 'Let UDP through between browsers and LiveKit’s media port; without it voices travel over TCP, late.',
  async look({ livekit: address, livekitConfig }) {
    if (!address) return notRunning('LiveKit')
    const port = Number(/^ {2}udp_port: (\d+)$/m.exec(livekitConfig ?? '')?.[1])
    if (!port) return well('not provable from here: only a joined room shows whether UDP reaches that LiveKit')
    if (await refusesUdp(port)) return ill(`nobody listens on LiveKit’s media port ${port}/udp`, this.remedy)
    return well(`LiveKit listens on ${port}/udp`)
  },
}

/** A datagram to a port nobody holds is answered by the system with a refusal, which the next one learns. */
function refusesUdp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    const end = (refused: boolean) => {
      clearTimeout(quiet)
      clearTimeout(second)
      socket.removeAllListeners()
      socket.on('error', () => undefined)
      socket.close(() => resolve(refused))
    }
    let second: NodeJS.Timeout | undefined
    const quiet = setTimeout(() => end(false), 300)
    socket.once('error', () => end(true))
    socket.connect(port, '127.0.0.1', () => {
      socket.send('?')
      second = setTimeout(() => socket.send('?', () => undefined), 50)
    })
  })
}
