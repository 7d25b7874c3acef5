import { networkInterfaces } from 'node:os'

export type LiveKitConfig = {
  port: number
  udpPort: number
  tcpPort: number
  key: string
  secret: string
  /** Where LiveKit reports what happens in rooms; none without a web app. */
  webhookUrl: string | undefined
  /** `host:port` of the Redis by which several nodes know each other's rooms. */
  redis?: string | undefined
  loopback: string
}

/** The name of this system's loopback interface: `lo` on Linux, `lo0` on macOS. */
export function loopbackName(interfaces = networkInterfaces()): string {
  const found = Object.entries(interfaces).find(([, addresses]) =>
    addresses?.some(({ address }) => address === '127.0.0.1'),
  )
  return found?.[0] ?? 'lo'
}

/**
 * The text of our livekit-server's own configuration file. Everything stays on the loopback interface: signalling by
 * `bind_addresses`, media by the interface filter (the TCP media port would otherwise offer every address it has).
 * Rooms exist only when we make them: with `auto_create` a still valid token would bring a deleted room back.
 */
export function livekitConfig(config: LiveKitConfig): string {
  const { port, udpPort, tcpPort, key, secret, webhookUrl, redis, loopback } = config
  const webhook = webhookUrl === undefined ? '' : `webhook:\n  api_key: ${key}\n  urls:\n    - ${webhookUrl}\n`
  const shared = redis === undefined ? '' : `redis:\n  address: ${redis}\n`
  return `port: ${port}
bind_addresses:
  - 127.0.0.1
rtc:
  udp_port: ${udpPort}
  tcp_port: ${tcpPort}
  use_external_ip: false
  node_ip: 127.0.0.1
  enable_loopback_candidate: true
  interfaces:
    includes:
      - ${loopback}
room:
  auto_create: false
keys:
  ${key}: ${secret}
${webhook}${shared}logging:
  level: info
`
}
