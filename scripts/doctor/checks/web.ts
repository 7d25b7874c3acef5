import { createHash, createHmac } from 'node:crypto'
import { connect } from '@candor/drizzle'
import { type Check, ill, notRunning, well } from '../check.ts'
import type { Place } from '../place.ts'

const webhookPath = '/api/livekit/webhook'

export const web: Check = {
  name: 'web',
  remedy: 'Look whether the web app runs and APP_URL is right; its log tells more.',
  async look({ web: address }, signal) {
    if (!address) return notRunning('the web app')
    const answer = await fetch(new URL('/api/health', address), { signal })
    await answer.body?.cancel()
    if (answer.status === 200) return well(`healthy at ${address}`)
    return ill(`${address} answers its health page with ${answer.status}`, this.remedy)
  },
}

export const secureContext: Check = {
  name: 'secure-context',
  remedy: 'Browsers give a microphone only to https and to localhost: put TLS in front and set APP_URL to it.',
  look({ web: address }) {
    if (!address) return notRunning('the web app')
    const { protocol, hostname } = new URL(address)
    const local = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname) || hostname.endsWith('.localhost')
    if (protocol === 'https:' || local) return well(address)
    return ill(`${address} is neither https nor localhost`, this.remedy)
  },
}

export const webhookLoop: Check = {
  name: 'webhook-loop',
  remedy: 'Web app and LiveKit must have the same key and secret, and LiveKit’s webhook the address of this web app.',
  async look({ web: address, livekit, livekitConfig }, signal) {
    if (!address || !livekit) return notRunning('the web app or LiveKit')
    const target = new URL(webhookPath, address).href
    if (livekitConfig !== undefined && !livekitConfig.includes(webhookPath)) {
      return ill('LiveKit’s configuration names no webhook', this.remedy)
    }
    const body = JSON.stringify({
      id: `EV_doctor_${process.pid}`,
      event: 'room_finished',
      room: { name: 'candor-doctor' },
    })
    const authorization = signDelivery(body, livekit)
    const headers = { authorization, 'content-type': 'application/webhook+json' }
    const answer = await fetch(target, { method: 'POST', headers, body, signal })
    await answer.body?.cancel()
    if (answer.status === 200) return well(`a signed delivery is taken at ${target}`)
    return ill(`${target} answers a signed delivery with ${answer.status}`, this.remedy)
  },
}

/** What LiveKit puts beside a delivery: a token with the body's fingerprint. */
function signDelivery(body: string, { key, secret }: NonNullable<Place['livekit']>): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const sha256 = createHash('sha256').update(body).digest('base64')
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ iss: key, nbf: now - 5, exp: now + 60, sha256 })}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

/** Tokens live for minutes, so half a minute is what clocks may differ by. */
const skewLimitMs = 30_000

export const clock: Check = {
  name: 'clock',
  remedy: 'Let the system keep its clock by NTP (`timedatectl set-ntp true`): tokens are refused where clocks differ.',
  async look({ livekit, web: address, database }, signal) {
    if (!livekit && !address && !database) return notRunning('another clock to compare with')
    const others = [
      ...(livekit ? [dateOf('LiveKit', livekit.url.replace(/^ws/, 'http'), signal)] : []),
      ...(address ? [dateOf('the web app', new URL('/api/health', address).href, signal)] : []),
      ...(database ? [databaseDate(database)] : []),
    ]
    const seen = (await Promise.allSettled(others)).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const known = seen.filter(({ skewMs }) => Number.isFinite(skewMs))
    if (known.length === 0)
      return ill('no other clock could be read', 'Put right what does not answer, then look again.')
    const wrong = known.filter(({ skewMs }) => Math.abs(skewMs) > skewLimitMs)
    const told = (list: typeof known) =>
      list.map(({ who, skewMs }) => `${who} ${(skewMs / 1000).toFixed(0)} s`).join(', ')
    if (wrong.length > 0) return ill(`differs from here: ${told(wrong)}`, this.remedy)
    return well(`at most ${(Math.max(...known.map(({ skewMs }) => Math.abs(skewMs))) / 1000).toFixed(1)} s apart`)
  },
}

type Skew = { who: string; skewMs: number }

async function dateOf(who: string, url: string, signal: AbortSignal): Promise<Skew> {
  const answer = await fetch(url, { signal, redirect: 'manual' })
  await answer.body?.cancel()
  return { who, skewMs: Date.parse(answer.headers.get('date') ?? '') - Date.now() }
}

async function databaseDate(url: string): Promise<Skew> {
  const { db, close } = connect(url, { max: 1, prepare: false, name: 'candor-doctor' })
  try {
    const [row] = await db.execute('select extract(epoch from clock_timestamp()) * 1000 as ms')
    return { who: 'PostgreSQL', skewMs: Number(row?.['ms']) - Date.now() }
  } finally {
    await close(500)
  }
}
