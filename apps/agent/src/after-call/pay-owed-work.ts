import type { Db } from '@candor/drizzle'
import { Broken, minutes, seconds, within } from '@candor/shared'
import {
  keepReceipt,
  type OwedWork,
  postponeWork,
  readAttempt,
  readEpochWords,
  readTranscript,
  sealTranscripts,
  takeOwedWork,
} from '@candor/store'
import type { Log } from '../log.ts'
import { makeReceipt } from './make-receipt.ts'

const mostSeals = 50
const mostWork = 5
const workLimitMs = seconds(10)
/** Longer than the work and its postponing may take, so that nobody begins what another one is at. */
const holdMs = seconds(30)
const longestPauseMs = minutes(10)

export type AfterCall = { readonly db: Db; readonly log: Log }

/**
 * Seals the transcripts that are due, and does some of the work that is owed since their seals. Any number of workers may do so at once.
 * Work that fails stays owed: tried again after 2, 4, 8 … seconds, at last every ten minutes. @throws when PostgreSQL is away.
 */
export async function payOwedWork({ db, log }: AfterCall): Promise<void> {
  for (const sealed of await sealTranscripts(db, { limit: mostSeals })) log.info(sealed, 'transcript sealed')
  const owed = await takeOwedWork(db, { limit: mostWork, holdMs })
  await Promise.all(owed.map((work) => pay({ db, log }, work)))
}

async function pay({ db, log }: AfterCall, work: OwedWork): Promise<void> {
  try {
    await within(workLimitMs, `${work.kind} after the interview`, () => payReceipt(db, work))
  } catch (error) {
    log.warn({ ...work, error }, 'work after an interview failed and stays owed')
    const afterMs = Math.min(longestPauseMs, seconds(2 ** Math.min(work.tries, 20)))
    await postponeWork(db, { ...work, afterMs, error: String(error) })
  }
}

async function payReceipt(db: Db, { attemptId, version }: OwedWork): Promise<void> {
  const [attempt, items, words] = await Promise.all([
    readAttempt(db, { attemptId }),
    readTranscript(db, { attemptId }),
    readEpochWords(db, { attemptId }),
  ])
  if (!attempt.ok || attempt.value.endedAt === null)
    throw new Broken('a receipt is owed for no ended attempt', { attemptId })
  await keepReceipt(db, makeReceipt({ attemptId, version, endedAt: attempt.value.endedAt, items, words }))
}
