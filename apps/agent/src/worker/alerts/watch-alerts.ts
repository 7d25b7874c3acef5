import type { Db } from '@candor/drizzle'
import { seconds } from '@candor/shared'
import { countAttempts, listAttempts, noteAlertsTold, raiseAlerts, takeAlerts } from '@candor/store'
import type { Log } from '../../log.ts'
import { keepRhythm } from '../rhythm.ts'
import { isQuiet, type QuietHours } from './quiet-hours.ts'
import { type AlertWays, tellAlerts } from './tell-alerts.ts'
import { whatIsWrong } from './what-is-wrong.ts'

export type AlertConfig = AlertWays & {
  readonly quiet: QuietHours | undefined
  /** An attempt that is open for longer is told. */
  readonly longMs: number
}

type Scene = { readonly db: Db; readonly log: Log; readonly config: AlertConfig; readonly from?: Promise<unknown> }

const everyMs = seconds(20)
const limitMs = seconds(60)
/** The oldest are looked at: who is open for too long is among them. */
const mostSeen = 50

/**
 * One look: what is wrong is kept, and what nobody knows yet is told. Any number of workers may look; one of them tells.
 * @throws what failed; alerts that nobody was told of are told again a minute later.
 */
export async function lookForAlerts({ db, config }: Pick<Scene, 'db' | 'config'>, now = Date.now()): Promise<void> {
  const [counts, attempts] = await Promise.all([
    countAttempts(db),
    listAttempts(db, { endedToo: false, limit: mostSeen }),
  ])
  await raiseAlerts(db, whatIsWrong(counts, attempts, config))
  const alerts = await takeAlerts(db, { quiet: config.quiet !== undefined && isQuiet(config.quiet, now) })
  if (alerts.length === 0) return
  const [failed] = await tellAlerts(config, alerts)
  await noteAlertsTold(db, alerts.map(({ name }) => name)) // prettier-ignore
  if (failed !== undefined) throw failed
}

/** Looks every twenty seconds, where anybody is to be told at all. */
export function watchAlerts({ db, log, config, from }: Scene): { stop: () => void } {
  if (!config.webhook && !config.mail) return { stop: () => {} }
  return keepRhythm({
    name: 'look for alerts',
    ...(from ? { from } : {}),
    everyMs: () => everyMs,
    limitMs,
    run: () => lookForAlerts({ db, config }),
    onFailed: (error) => log.warn({ part: 'cleanup', error }, 'not everybody was told of what is wrong'),
  })
}
