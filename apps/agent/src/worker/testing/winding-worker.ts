import { writeSync } from 'node:fs'
import type { AgentServer } from '@livekit/agents'
import { pino } from 'pino'
import { windDown } from '../wind-down.ts'

// A worker without interviews, to be sent signals by a test. `hangs` names the steps that never end.
const hangs = new Set(process.argv.slice(2))
const tell = (what: string): void => void writeSync(1, `${what}\n`)
const step = (name: string) => (): Promise<void> => {
  tell(name)
  return hangs.has(name) ? new Promise(() => {}) : Promise.resolve()
}

windDown({
  server: { activeJobs: [], drain: step('drain'), close: step('close') } as unknown as AgentServer,
  jobs: { tellAll: ({ candor }) => tell(candor), running: () => [], kill: () => {}, forgive: () => {} },
  log: pino({ level: 'silent' }),
  stopBackground: () => tell('background'),
  storeSound: step('sound'),
  closeDatabase: step('database'),
})
setInterval(() => {}, 1000)
tell('ready')
