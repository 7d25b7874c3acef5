import { buildWeb } from '../apps/build-web.ts'
import { startWeb, WEB_PORT } from '../apps/start-web.ts'
import { portWords } from '../choose-ports.ts'
import { hooks, type Start } from './start.ts'

/** The build that `webUp` serves; in dev pages are compiled on request. */
export async function webBuilt({ environment, report, wants, mode, dataDir, signal }: Start): Promise<void> {
  if (!wants('web') || mode === 'dev') return
  await report.step('Web pages', (note) => buildWeb({ dataDir, environment: environment.base, note, signal }))
}

export async function webUp(start: Start): Promise<void> {
  const { stack, environment, report, wants, ports, mode, dataDir, secrets, extraEnv } = start
  if (!wants('web')) return
  await report.step('Web', async (note) => {
    note(portWords(ports.web, WEB_PORT))
    const { url } = await startWeb({
      dataDir,
      port: ports.web.port,
      serve: mode === 'dev' ? 'dev' : 'start',
      databaseUrl: stack.addresses.database,
      livekit: stack.addresses.livekit,
      sessionSecret: secrets.session,
      deskKey: secrets.desk,
      environment: { ...environment.base, ...environment.web, ...extraEnv?.web },
      ...hooks(start),
    })
    stack.addresses.web = url
  })
}
