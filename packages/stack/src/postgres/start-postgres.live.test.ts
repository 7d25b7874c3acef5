import { connect } from '@candor/drizzle'
import { expect, onTestFinished, test } from 'vitest'
import { processIdentity } from '../supervise/process-identity.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { startPostgres } from './start-postgres.ts'

async function start(dataDir: string) {
  const postgres = await startPostgres({ dataDir, throwaway: true })
  onTestFinished(() => postgres.stop())
  return postgres
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const { db, close } = connect(url, { max: 1 })
  try {
    return [...(await db.execute(statement))]
  } finally {
    await close()
  }
}

test('PostgreSQL 18 in UTF-8, on loopback only, and a wrong password is refused', async () => {
  const { url } = await start(temporaryFolder())
  const [row] = await ask(
    url,
    `select current_setting('server_version_num')::int / 10000 as major, current_setting('server_encoding') as encoding,
      current_setting('listen_addresses') as listens`,
  )
  expect(row).toEqual({ major: 18, encoding: 'UTF8', listens: '127.0.0.1' })
  const wrong = new URL(url)
  wrong.password = 'guess'
  await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ cause: { code: '28P01' } })
})

test('killed, it comes back on the same port with its data', async () => {
  const { url, part } = await start(temporaryFolder())
  await ask(url, 'create table kept as select 42 as answer')
  const before = part.pid
  part.kill('SIGKILL')
  await expect.poll(() => part.pid, { timeout: 10_000 }).not.toBe(before)
  await part.ready()
  expect(await ask(url, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('stopped and started again from the same folder, it has its data and its password', async () => {
  const folder = temporaryFolder()
  const first = await start(folder)
  await ask(first.url, 'create table kept as select 42 as answer')
  const pid = first.pid ?? -1
  await first.stop()
  expect(processIdentity(pid)).toBeUndefined()
  const second = await start(folder)
  expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('a folder that cannot be made is named', async () => {
  await expect(startPostgres({ dataDir: '/dev/null/candor' })).rejects.toThrow('/dev/null/candor')
})
