import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '@candor/drizzle'
import { expect, onTestFinished, test } from 'vitest'
import { readEnvironment } from './env.ts'
import { readyInvite } from './ready-invite.ts'
import { readRunningStack } from './running-stack.ts'
import { startStack } from './start-stack.ts'
import { summarise } from './summarise.ts'
import { processIdentity } from './supervise/process-identity.ts'
import { silentReporter } from './tell/report.ts'
import { temporaryFolder } from './temporary-folder.ts'

async function start(dataDir: string) {
  const stack = await startStack({
    dataDir,
    mode: 'test',
    parts: ['postgres', 'livekit'],
    environment: readEnvironment(),
    report: silentReporter,
  })
  onTestFinished(() => stack.stop())
  return stack
}

test('a stack comes up migrated and seeded, refuses a second one in its folder, and leaves nothing', async () => {
  const dataDir = temporaryFolder()
  const stack = await start(dataDir)
  const { db, close } = connect(stack.addresses.agentDatabase, { max: 1 })
  const [who] = await db.execute('select current_user as name')
  await close()
  expect(who).toEqual({ name: 'candor_agent' })

  const summary = await summarise(stack)
  stack.announce(summary)
  expect(readRunningStack(dataDir)).toEqual({ pid: process.pid, ...summary })
  await expect(start(dataDir)).rejects.toThrow(`${dataDir} at ${stack.addresses.web} (process ${process.pid})`)

  const pids = Object.values(stack.parts).map((part) => part.pid ?? -1)
  expect(pids).toHaveLength(2)
  await stack.stop()
  expect(pids.map((pid) => processIdentity(pid))).toEqual([undefined, undefined])
  expect(existsSync(`${dataDir}/run/stack.lock`)).toBe(false)
  expect(readRunningStack(dataDir)).toBeUndefined()
}, 300_000)

test('the ready link is the same until it is used up', async () => {
  const dataDir = temporaryFolder()
  const { addresses } = await start(dataDir)
  const first = await readyInvite(addresses.database, dataDir)
  expect(await readyInvite(addresses.database, dataDir)).toBe(first)
  const { db, close } = connect(addresses.database, { max: 1 })
  await db.execute('update invite set revoked_at = now()')
  await close()
  expect(await readyInvite(addresses.database, dataDir)).not.toBe(first)
})

test('worker and web without a database are refused by name', async () => {
  const options = { mode: 'test', environment: readEnvironment({}), report: silentReporter } as const
  const asked = startStack({ ...options, dataDir: temporaryFolder(), parts: ['web'] })
  await expect(asked).rejects.toThrow(/set DATABASE_URL/)
})

test("a database of the user's own that does not answer is named", async () => {
  const environment = readEnvironment({ DATABASE_URL: 'postgres://me:secret@127.0.0.1:9/mine' })
  const options = { mode: 'test', environment, report: silentReporter } as const
  const asked = startStack({ ...options, dataDir: temporaryFolder(), parts: ['postgres'] })
  await expect(asked).rejects.toThrow(/127\.0\.0\.1:9\/mine could not be prepared: .*ECONNREFUSED/)
})

test('a start that is broken off ends at once and stops what it began', async () => {
  const dataDir = temporaryFolder()
  const leave = new AbortController()
  const environment = readEnvironment()
  const step: typeof silentReporter.step = async (title, work) => {
    const result = await work(() => undefined)
    if (title === 'PostgreSQL') leave.abort(new Error('broken off'))
    return result
  }
  const parts = ['postgres', 'livekit'] as const
  const options = { dataDir, mode: 'test', parts, environment, report: { ...silentReporter, step } } as const
  await expect(startStack({ ...options, signal: leave.signal })).rejects.toThrow('broken off')
  expect(readdirSync(join(dataDir, 'run'))).toEqual([])
})
