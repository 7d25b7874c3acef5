import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What becomes of LiveKit's deliveries on their way. */
export const deliveries = ['all', 'none', 'doubled', 'reversed', 'some'] as const
export type Delivery = (typeof deliveries)[number]

type Kept = { readonly body: Buffer; readonly headers: Record<string, string> }

/** Between LiveKit and the web app's webhook ear: drops, doubles and turns deliveries round. */
export type WebhookRelay = {
  readonly url: string
  /** Where deliveries go on to, once that is known. */
  target: string
  mode: Delivery
  /** For `some`: numbers from 0 to 1. */
  random: () => number
  /** How many came from LiveKit and how many were passed on since the mode was set. */
  readonly counts: () => { readonly came: number; readonly passed: number }
  readonly anew: (mode: Delivery, random: () => number) => void
  readonly close: () => Promise<void>
}

/** `reversed` gathers for so long and passes on the last one first. */
const gatherMs = 2000
const passLimitMs = 10_000

/** Opens a relay on a free port. LiveKit is always answered 200, so that it tells nothing twice by itself. */
export async function openWebhookRelay(): Promise<WebhookRelay> {
  let came = 0
  let passed = 0
  let gathered: Kept[] = []

  const pass = async ({ body, headers }: Kept): Promise<void> => {
    passed += 1
    await fetch(relay.target, {
      method: 'POST',
      body: new Uint8Array(body),
      headers,
      signal: AbortSignal.timeout(passLimitMs),
    }).catch(() => {})
  }
  const passGathered = (): void => {
    const all = gathered.toReversed()
    gathered = []
    void (async () => {
      for (const kept of all) await pass(kept)
    })()
  }
  const deal = (kept: Kept): void => {
    came += 1
    if (relay.mode === 'none' || (relay.mode === 'some' && relay.random() < 0.5)) return
    if (relay.mode === 'reversed') return void gathered.push(kept)
    void pass(kept)
    if (relay.mode === 'doubled') void pass(kept)
  }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const kept = await readKept(request)
    response.end()
    deal(kept)
  }
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const timer = setInterval(passGathered, gatherMs)
  const address = server.address()
  const relay: WebhookRelay = {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
    target: '',
    mode: 'all',
    random: Math.random,
    counts: () => ({ came, passed }),
    anew: (mode, random) => {
      Object.assign(relay, { mode, random })
      came = 0
      passed = 0
    },
    close: async () => {
      clearInterval(timer)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return relay
}

async function readKept(request: IncomingMessage): Promise<Kept> {
  const pieces: Buffer[] = []
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece)
  const { authorization = '', 'content-type': type = '' } = request.headers
  return { body: Buffer.concat(pieces), headers: { authorization, 'content-type': type } }
}
