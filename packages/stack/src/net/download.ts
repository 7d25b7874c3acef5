import { createHash } from 'node:crypto'
import { get, Agent } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { StackProblem } from '../problem.ts'

/**
 * Fetches a file over HTTPS, through the proxy of the environment if there is one, following redirects.
 *
 * @throws StackProblem `download-failed` naming address and cause.
 */
export async function download(address: string, proxies: Record<string, string>, signal: AbortSignal): Promise<Buffer> {
  const agent = new Agent({ proxyEnv: proxies })
  try {
    for (let hop = 0, from = address; hop < 5; hop += 1) {
      const response = await ask(from, agent, signal)
      const { statusCode = 0, headers } = response
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        response.resume()
        from = new URL(headers.location, from).href
        continue
      }
      if (statusCode !== 200) throw new Error(`the server answered ${statusCode}`)
      const pieces: Buffer[] = []
      for await (const piece of response) pieces.push(piece)
      return Buffer.concat(pieces)
    }
    throw new Error('too many redirects')
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    throw new StackProblem('download-failed', `${address} could not be fetched: ${cause}`, { cause: error })
  } finally {
    agent.destroy()
  }
}

function ask(address: string, agent: Agent, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(address, { agent, signal }, resolve).once('error', reject)
  })
}

/** The line `<sha256>  <file>` of a checksum list, compared with what came. Throws StackProblem when it does not fit. */
export function verifyChecksum(file: string, content: Buffer, list: string): void {
  const line = list.split('\n').find((entry) => entry.trim().split(/\s+\*?/)[1] === file)
  const wanted = line?.trim().split(/\s+/)[0]
  const found = createHash('sha256').update(content).digest('hex')
  if (wanted === found) return
  const reason = wanted === undefined ? 'is not in the list of checksums' : `has checksum ${found}, not ${wanted}`
  throw new StackProblem('checksum', `${file} ${reason}. Nothing of it was used.`)
}
