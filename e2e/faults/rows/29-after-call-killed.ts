import { setTimeout as delay } from 'node:timers/promises'
import { waitFor } from '../../people/wait-for.ts'
import type { FaultRow } from '../row.ts'
import type { FaultStage } from '../stage.ts'

const kills = 3
/** Between two kills: long enough for a worker to have begun, too short for certainty that it has finished. */
const apartMs = 4000
const paidLimitMs = 90_000

type Debt = { readonly receipts: number; readonly unpaid: number; readonly sealed: number; readonly versions: number }

async function debtOf(stage: FaultStage, attemptId: string): Promise<Debt> {
  const [row] = await stage.db.$client`select
    (select count(*)::int from receipt where attempt_id = ${attemptId}) as receipts,
    (select count(distinct version)::int from receipt where attempt_id = ${attemptId}) as versions,
    (select count(*)::int from after_call_job where attempt_id = ${attemptId} and paid_at is null) as unpaid,
    (select coalesce(max(version), 0)::int from transcript_seal
     where attempt_id = ${attemptId} and sealed_changes >= changes) as sealed`
  return row as unknown as Debt
}

export const afterCallKilled: FaultRow = {
  row: 29,
  name: 'workers that are killed over the work after an interview: it is done, once for each seal, by the next one',
  limitMs: 200_000,
  settleMs: 60_000,
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 1 })
    const { attemptId } = scene
    await scene.pressLeave()
    await scene.untilEnded()
    const endedAt = performance.now()
    for (let kill = 0; kill < kills; kill += 1) {
      stage.part('agent').kill('SIGKILL')
      await delay(stage.random() * apartMs)
    }
    await waitFor('the work to be done', paidLimitMs, async () => {
      const { receipts, unpaid, sealed } = await debtOf(stage, attemptId)
      return sealed > 0 && receipts === sealed && unpaid === 0
    })
    const paidMs = performance.now() - endedAt
    const { receipts, versions } = await debtOf(stage, attemptId)
    if (receipts !== versions) throw new Error(`${receipts} receipts for ${versions} seals`)
    return { againMs: null, figures: { paidMs, receipts } }
  },
}
