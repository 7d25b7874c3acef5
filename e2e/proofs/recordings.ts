import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readRecordings } from '@candor/store'
import { waitFor } from '../people/wait-for.ts'
import type { ProofStage } from './stage.ts'

const storedLimitMs = 20_000

/** Parts that are still on the interviewer's machine, by the files in them. */
export function localSound({ dataDir }: ProofStage): string[] {
  const folder = join(dataDir, 'recordings')
  return existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : []
}

/** Waits until the sound of an attempt is stored and nothing of it is left on the interviewer's machine. */
export async function soundOf(stage: ProofStage, attemptId: string) {
  const parts = () => readRecordings(stage.db, { attemptId })
  await waitFor('the sound to be stored', storedLimitMs, async () => {
    const all = await parts()
    return all.length > 0 && all.every(({ state }) => state === 'stored')
  })
  const left = () => localSound(stage).filter((path) => path.startsWith(attemptId))
  await waitFor('nothing of it to be left', storedLimitMs, () => left().length === 0)
  return parts()
}
