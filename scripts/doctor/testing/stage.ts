import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkoutRoot, readEnvironment } from '@candor/stack'
import { onTestFinished } from 'vitest'
import type { Check, Finding } from '../check.ts'
import { examine } from '../examine.ts'
import type { Place } from '../place.ts'

/** A folder of this test's own, gone after it. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'candor-doctor-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A place where nothing runs and nothing is set, but for what is given. */
export function placeWith(given: Partial<Place> = {}): Place {
  return {
    root: checkoutRoot,
    dataDir: given.dataDir ?? ownFolder(),
    env: {},
    running: false,
    environment: readEnvironment({}),
    database: undefined,
    agentDatabase: undefined,
    livekit: undefined,
    livekitConfig: undefined,
    web: undefined,
    agents: [],
    voice: undefined,
    ports: [],
    leastFreeBytes: 1,
    ...given,
  }
}

/** What one check finds there, as the command would tell it. */
export async function lookAt(check: Check, given: Partial<Place>, limitMs?: number): Promise<Finding> {
  const [found] = await examine([check], placeWith(given), limitMs)
  if (!found) throw new Error('nothing was found')
  return found
}

/** An HTTP server of this test's own; answers its address without a slash at the end. */
export async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** The address of a port that was free a moment ago: nobody answers there. */
export async function nobodyAt(): Promise<string> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return `127.0.0.1:${port}`
}

export const livekitAt = (url: string): NonNullable<Place['livekit']> => ({ url, key: 'key', secret: 's'.repeat(32) })
