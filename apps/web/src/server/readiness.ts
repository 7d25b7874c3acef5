import { type Db, migrationFault, readMigrationStanding } from '@candor/drizzle'
import type { LiveKit } from '@candor/rooms'
import { seconds, within } from '@candor/shared'
import { countWorkers } from '@candor/store'

export type Check = { readonly name: string; readonly ok: boolean; readonly detail: string }
/** `ok`: a candidate can be let in here. `checks` also tells what only makes them wait. */
export type Readiness = { readonly ok: boolean; readonly checks: readonly Check[] }

type Need = {
  readonly name: string
  /** Resolves with a few words on how it is; rejects with what is wrong. */
  readonly look: () => Promise<string>
  /** Without it nobody can be let in. A full house is no reason to take this instance away: the others are as full. */
  readonly vital: boolean
}

const lookLimitMs = seconds(2)

/** Looks at everything at once, each for two seconds at most. */
export async function readinessOf(needs: readonly Need[]): Promise<Readiness> {
  const looks = await Promise.all(
    needs.map(async ({ name, look, vital }) => {
      const check = await within(lookLimitMs, name, look).then(
        (detail) => ({ name, ok: true, detail }),
        () => ({ name, ok: false, detail: 'does not answer' }),
      )
      return { check, vital }
    }),
  )
  return { ok: looks.every(({ check, vital }) => check.ok || !vital), checks: looks.map(({ check }) => check) }
}

/** What this app needs to let a candidate in. Details name no address and no figure: anybody may ask. */
export function webNeeds({ db, livekit }: { db: Db; livekit: LiveKit }): Need[] {
  return [
    {
      name: 'database',
      vital: true,
      look: async () => {
        const fault = migrationFault(await readMigrationStanding(db))
        if (fault) throw new Error(fault)
        return 'answers, and belongs to this version'
      },
    },
    {
      name: 'livekit',
      vital: true,
      look: () => livekit.rooms.listRooms(['nobody']).then(() => 'answers, and knows us'),
    },
    {
      name: 'worker',
      vital: false,
      look: async () => {
        const { free } = await countWorkers(db)
        if (free === 0) throw new Error('no worker has a place')
        return 'a place is free'
      },
    },
  ]
}
