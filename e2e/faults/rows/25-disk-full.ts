import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { waitFor } from '../../people/wait-for.ts'
import type { FaultRow } from '../row.ts'

const awayMs = 10_000

export const diskFull: FaultRow = {
  row: 25,
  name: 'PostgreSQL is away and the disk is full: the talk goes on, and what was said is kept in memory and stored afterwards',
  play: async (stage) => {
    const scene = await stage.interviewUnderWay({ answered: 0 })
    const { pid, epoch } = await scene.interviewer()
    // The file that this interviewer would write to is one that takes nothing.
    mkdirSync(stage.spoolDir, { recursive: true })
    const spool = join(stage.spoolDir, `${scene.attemptId}-e${epoch}-${pid}.jsonl`)
    symlinkSync('/dev/full', spool)
    scene.attention.anew()
    const postgres = stage.part('postgres')
    await postgres.stop()
    const backAt = performance.now() + awayMs
    const saidBefore = scene.said.length
    await scene.converse(() => performance.now() > backAt || scene.candidate.phase?.question?.number === 4)
    await delay(Math.max(0, backAt - performance.now()))
    if (scene.said.length === saidBefore) throw new Error('nothing was said while the disk was full')
    await postgres.start()
    const { longestWaitMs } = scene.attention
    await waitFor('everything said to be stored', 15_000, async () => (await scene.words()).lost.length === 0)
    rmSync(spool, { force: true })
    await scene.wrapUp()
    if ((await scene.attempt()).epoch !== epoch) throw new Error('the interviewer was replaced')
    return { againMs: longestWaitMs }
  },
}
