import diagnostics from 'node:diagnostics_channel'
import { type IncomingMessage, type RequestListener, Server, type ServerResponse } from 'node:http'
import { seconds, within } from '@candor/shared'

/** One thing a worker needs. `ok` resolves with a few words on how it is, or rejects with what is wrong. */
export type Need = { readonly name: string; readonly ok: () => Promise<string> }

export type Health = {
  readonly port: number
  /** What must be there before an interview may begin here. */
  readonly needs: readonly Need[]
  readonly metrics: () => Promise<{ readonly type: string; readonly text: string }>
}

const lookLimitMs = seconds(2)

type Answer = { readonly status: number; readonly type: string; readonly text: string }

async function ready(needs: readonly Need[]): Promise<Answer> {
  const checks = await Promise.all(
    needs.map(async ({ name, ok }) => {
      try {
        return { name, ok: true, detail: await within(lookLimitMs, name, ok) }
      } catch (error) {
        return { name, ok: false, detail: error instanceof Error ? error.message : String(error) }
      }
    }),
  )
  const all = checks.every((check) => check.ok)
  return { status: all ? 200 : 503, type: 'application/json', text: JSON.stringify({ ok: all, checks }) }
}

/** What we answer ourselves; null leaves the request to the SDK (`/` and `/worker`). */
function answerTo(path: string, { needs, metrics }: Health): Promise<Answer> | null {
  if (path === '/livez') return Promise.resolve({ status: 200, type: 'text/plain', text: 'alive' })
  if (path === '/readyz') return ready(needs)
  if (path === '/metrics') return metrics().then((found) => ({ status: 200, ...found }))
  return null
}

function pass(answer: Promise<Answer>, response: ServerResponse): void {
  const send = ({ status, type, text }: Answer): void => {
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
    response.end(text)
  }
  answer.then(send, () => send({ status: 500, type: 'text/plain', text: 'not told' }))
}

/**
 * Answers `/livez`, `/readyz` and `/metrics` on the port on which the SDK tells of its own health, so that a worker has one door. The SDK
 * gives no handle on its server; Node tells of every server that listens. Call before the worker runs.
 */
export function serveHealth(health: Health): void {
  diagnostics.subscribe('tracing:net.server.listen:asyncEnd', (published) => {
    const { server } = published as { server?: unknown }
    if (!(server instanceof Server)) return
    const address = server.address()
    if (address === null || typeof address === 'string' || address.port !== health.port) return
    const theirs = server.listeners('request') as RequestListener[]
    server.removeAllListeners('request')
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const path = new URL(request.url ?? '/', 'http://here').pathname
      const answer = request.method === 'GET' || request.method === 'HEAD' ? answerTo(path, health) : null
      if (answer) pass(answer, response)
      else for (const listener of theirs) listener(request, response)
    })
  })
}
