import { expect, test } from 'vitest'
import { livekitConfig, loopbackName } from './livekit-config.ts'

const plain = {
  port: 7880,
  udpPort: 7882,
  tcpPort: 7881,
  key: 'cdr1',
  secret: 's'.repeat(48),
  webhookUrl: 'http://127.0.0.1:3000/api/livekit/webhook',
  loopback: 'lo',
}

test('the configuration keeps everything on loopback, makes no rooms by itself and reports to the web app', () => {
  expect(livekitConfig(plain)).toBe(`port: 7880
bind_addresses:
  - 127.0.0.1
rtc:
  udp_port: 7882
  tcp_port: 7881
  use_external_ip: false
  node_ip: 127.0.0.1
  enable_loopback_candidate: true
  interfaces:
    includes:
      - lo
room:
  auto_create: false
keys:
  cdr1: ${'s'.repeat(48)}
webhook:
  api_key: cdr1
  urls:
    - http://127.0.0.1:3000/api/livekit/webhook
logging:
  level: info
`)
})

test('without a web app there is no webhook', () => {
  expect(livekitConfig({ ...plain, webhookUrl: undefined })).not.toContain('webhook')
})

test('several nodes know each other by one Redis', () => {
  expect(livekitConfig({ ...plain, redis: '127.0.0.1:6390' })).toContain(
    '\nredis:\n  address: 127.0.0.1:6390\nlogging:',
  )
  expect(livekitConfig(plain)).not.toContain('redis')
})

test('the loopback interface is found by its address, whatever the system calls it', () => {
  const at = (address: string) => ({
    address,
    family: 'IPv4' as const,
    internal: true,
    mac: '',
    netmask: '',
    cidr: null,
    scopeid: 0,
  })
  expect(loopbackName({ en0: [at('192.168.1.5')], lo0: [at('127.0.0.1')] })).toBe('lo0')
  expect(loopbackName({})).toBe('lo')
})
