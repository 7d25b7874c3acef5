import { readyInvite } from './ready-invite.ts'
import type { StackSummary } from './addresses.ts'
import type { Stack } from './stack.ts'

/** What the box at the end of a start shows; makes a candidate's link where the last one is used up. */
export async function summarise(stack: Stack): Promise<StackSummary> {
  const { web, database, livekit, desk } = stack.addresses
  const secret = await readyInvite(database, stack.dataDir)
  return {
    web,
    candidateUrl: `${web}/i/${secret}`,
    recruiterUrl: desk,
    database,
    livekit: livekit.url,
    logs: stack.logs,
  }
}
