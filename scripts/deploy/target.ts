import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import type { Place } from '../doctor/place.ts'

type Variables = Readonly<Record<string, string | undefined>>

/** What is about to be deployed: this checkout with the environments of web app and agent. */
export type Target = { readonly root: string; readonly web: Variables; readonly agent: Variables }

/** Reads two files of variables; one that is not named is this process's own environment. Answers the path that is not there. */
export function readTarget(
  root: string,
  files: { web: string | undefined; agent: string | undefined },
  own: Variables = process.env,
): Target | { missing: string } {
  for (const file of [files.web, files.agent]) if (file && !existsSync(file)) return { missing: file }
  const read = (file: string | undefined): Variables => (file ? parseEnv(readFileSync(file, 'utf8')) : own)
  return { root, web: read(files.web), agent: read(files.agent) }
}

/** The same, as the doctor's checks look at a place. */
export function placeOf({ root, web, agent }: Target): Place {
  const [url, key, secret] = [agent['LIVEKIT_URL'], agent['LIVEKIT_API_KEY'], agent['LIVEKIT_API_SECRET']]
  return {
    root,
    dataDir: '/nonexistent',
    env: { ...agent, ...web },
    running: false,
    environment: '',
    database: web['DIRECT_DATABASE_URL'] || web['DATABASE_URL'] || undefined,
    agentDatabase: agent['DATABASE_URL'] || undefined,
    livekit: url && key && secret ? { url, key, secret } : undefined,
    livekitConfig: undefined,
    web: URL.canParse(web['APP_URL'] ?? '') ? web['APP_URL'] : undefined,
    agents: [],
    voice: undefined,
    ports: [],
    leastFreeBytes: 0,
  }
}
