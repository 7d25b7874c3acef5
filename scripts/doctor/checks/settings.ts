import { chmodSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { askApp } from '../../configuration/ask-app.ts'
import { type Check, ill, well } from '../check.ts'
import type { Place } from '../place.ts'
import { secretLengths, weakness } from '../weak-secret.ts'

export const environment: Check = {
  name: 'environment',
  remedy: 'Set or unset what is named; docs/configuration.md has every variable.',
  look({ environment: read, env, root, database, livekit, voice }) {
    if (typeof read === 'string') return ill(read.replace(/\s*\n\s*/g, ' '), this.remedy)
    // What `npm start` would add, so that only what the person set is judged.
    const standIn = 'x'.repeat(32)
    const faults = askApp(root, 'agent', {
      ...read.worker,
      DATABASE_URL: database ?? 'postgres://nobody@localhost/nothing',
      LIVEKIT_URL: livekit?.url ?? 'ws://localhost',
      LIVEKIT_API_KEY: livekit?.key ?? standIn,
      LIVEKIT_API_SECRET: livekit?.secret ?? standIn,
      LOCAL_VOICE_URL: voice ?? 'http://localhost/v1',
    })
    if (faults) return ill(faults.replace(/\s*\n\s*/g, '; '), this.remedy)
    const set = Object.keys({ ...read.worker, ...read.web }).filter((name) => env[name])
    return well(set.length > 0 ? `usable: ${set.join(', ')}` : 'nothing set, which is enough')
  },
}

/** Files of the data folder that hold secrets. */
const secretFiles = ({ dataDir }: Place): string[] =>
  [join(dataDir, 'secrets.json'), join(dataDir, 'run', 'addresses.json'), join(dataDir, 'livekit.yaml')].filter(
    (path) => (statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o077,
  )

export const secrets: Check = {
  name: 'secrets',
  remedy: 'Set it to `openssl rand -base64 36`, at every part that shares it.',
  look(place) {
    const readable = secretFiles(place)
    if (readable.length > 0) {
      return ill(`others may read ${readable.join(', ')}`, 'Run `npm run doctor -- --fix`, or chmod 600.')
    }
    const weak = Object.entries(secretLengths).flatMap(([name, least]) => {
      const value = place.env[name]
      const why = value ? weakness(value, least) : undefined
      return why ? [`${name} ${why}`] : []
    })
    const own = ownSecrets(place).flatMap(([name, value]) => {
      const why = weakness(value, 12)
      return why ? [`${name} in secrets.json ${why}`] : []
    })
    const all = [...weak, ...own]
    return all.length > 0 ? ill(all.join(', '), this.remedy) : well('strong, and only their owner may read them')
  },
  fix(place) {
    const readable = secretFiles(place)
    for (const path of readable) chmodSync(path, 0o600)
    return readable.length > 0 ? `only you may read ${readable.join(', ')} now` : undefined
  },
}

function ownSecrets({ dataDir }: Place): [string, string][] {
  const path = join(dataDir, 'secrets.json')
  if (!statSync(path, { throwIfNoEntry: false })) return []
  return Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>)
}

export const mail: Check = {
  name: 'mail',
  remedy: '',
  look: () => well('not configured: this version sends no mail, so invitations are handed over as links'),
}
