import { appendFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { connect, type Db } from '@candor/drizzle'
import { sampleTemplateId, seed } from '@candor/drizzle/seed'
import { createTestDatabase, type TestDatabase } from '@candor/drizzle/testing'
import { currentConsentVersion } from '@candor/shared'
import { createInvite, openAttempt, readAttempt, readInstallation, recordConsent } from '@candor/store'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { ownFolder } from '../doctor/testing/stage.ts'
import { restoreBackup } from './restore-backup.ts'
import { readTables } from './tables.ts'
import { writeBackup } from './write-backup.ts'

let original: TestDatabase
let attemptId: string
let interviewId: string

function taken<Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: string }): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`)
  return outcome.value
}

async function invite(db: Db, candidateName: string): Promise<string> {
  const { inviteId } = taken(await createInvite(db, { templateId: sampleTemplateId, candidateName }))
  taken(await recordConsent(db, { inviteId, version: currentConsentVersion }))
  return inviteId
}

beforeAll(async () => {
  original = await createTestDatabase(inject('serverUrl'))
  await seed(original.url)
  // Letters, quotes, tabs and line ends that lines of JSON have to carry.
  const attempt = taken(
    await openAttempt(original.db, { inviteId: await invite(original.db, `Åda\t"L\\n" O'Neill 你好\u2028\r\n.`) }),
  )
  attemptId = attempt.id
  interviewId = attempt.interviewId
  // More rows than are put back at once.
  await original.db.execute(
    `insert into transcript_item (attempt_id, item_id, epoch, seq, speaker, kind, text, said_at, interrupted, provisional, supersedes)
     select '${attemptId}', 'item-' || n, 1, n, 'candidate', 'spoken', 'Word ' || n, now(), false, false, '{}'
     from generate_series(1, 1201) n`,
  )
})
afterAll(() => original.drop())

/** Every row of every table, as text. */
async function everything(url: string): Promise<Record<string, string[]>> {
  const { db, close } = connect(url, { max: 1 })
  try {
    const rows: Record<string, string[]> = {}
    for (const { name } of await readTables(db)) {
      const found = await db.$client.unsafe<{ row: string }[]>(
        `select t::text as row from public."${name}" t order by 1`,
      )
      rows[name] = found.map(({ row }) => row)
    }
    return rows
  } finally {
    await close()
  }
}

async function withCopy(use: (copy: TestDatabase) => Promise<void>): Promise<void> {
  const copy = await createTestDatabase(inject('serverUrl'))
  try {
    await use(copy)
  } finally {
    await copy.drop()
  }
}

test('a restored database has every row of the original, is the same installation, and goes on', async () => {
  const before = await everything(original.url)
  expect(before['attempt']).toHaveLength(1)
  const { folder, manifest } = await writeBackup(original.url, ownFolder())
  expect(manifest.tables.map(({ name }) => name).toSorted()).toEqual(Object.keys(before).toSorted())
  await withCopy(async (copy) => {
    await restoreBackup(copy.url, folder)
    expect(await everything(copy.url)).toEqual(before)
    expect(await readInstallation(copy.db)).toBe(await readInstallation(original.db))
    expect(taken(await readAttempt(copy.db, { attemptId }))).toMatchObject({ interviewId, state: 'open' })
    // Numbers given out by the database go on behind the restored ones.
    taken(await openAttempt(copy.db, { inviteId: await invite(copy.db, 'Grace Hopper') }))
  })
})

test('rows are put back without what else follows from a new row, which follows again afterwards', async () => {
  const { folder } = await writeBackup(original.url, ownFolder())
  await withCopy(async (copy) => {
    await copy.db.execute(
      `create function refuse() returns trigger language plpgsql as $$ begin raise 'a trigger ran'; end $$`,
    )
    await copy.db.execute('create trigger refuses after insert on attempt_event for each row execute function refuse()')
    await restoreBackup(copy.url, folder)
    const event = `insert into attempt_event (attempt_id, kind, epoch, detail) values ('${attemptId}', 'live', 0, '{}')`
    await expect(copy.db.execute(event)).rejects.toMatchObject({ cause: { message: 'a trigger ran' } })
  })
})

test('only its owner may read a backup, and one that was broken off leaves nothing that looks like one', async () => {
  const to = ownFolder()
  const { folder } = await writeBackup(original.url, to)
  for (const name of ['.', ...readdirSync(folder)]) expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0)
  const gone = new URL(original.url)
  gone.password = 'wrong'
  await expect(writeBackup(gone.href, to)).rejects.toThrow(/password/)
  expect(readdirSync(to)).toHaveLength(1)
})

test('a damaged or incomplete backup changes nothing', async () => {
  const { folder } = await writeBackup(original.url, ownFolder())
  await withCopy(async (copy) => {
    const before = await everything(copy.url)
    appendFileSync(join(folder, 'attempt.jsonl.gz'), 'x')
    await expect(restoreBackup(copy.url, folder)).rejects.toThrow(/attempt.jsonl.gz is not what was written/)
    rmSync(join(folder, 'attempt.jsonl.gz'))
    await expect(restoreBackup(copy.url, folder)).rejects.toThrow(/attempt.jsonl.gz is missing/)
    rmSync(join(folder, 'manifest.json'))
    await expect(restoreBackup(copy.url, folder)).rejects.toThrow(/no whole backup/)
    expect(await everything(copy.url)).toEqual(before)
  })
})

test('a database with interviews is refused, and replaced only when that is said', async () => {
  const { folder } = await writeBackup(original.url, ownFolder())
  await withCopy(async (copy) => {
    await seed(copy.url)
    await invite(copy.db, 'Grace Hopper')
    await expect(restoreBackup(copy.url, folder)).rejects.toThrow(/has 1 interviews, which would be lost/)
    await restoreBackup(copy.url, folder, true)
    expect(await everything(copy.url)).toEqual(await everything(original.url))
  })
})

test('a backup of another version is refused with the way to restore it', async () => {
  const { folder } = await writeBackup(original.url, ownFolder())
  await withCopy(async (copy) => {
    await copy.db.execute(
      `insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', 9999999999999)`,
    )
    await expect(restoreBackup(copy.url, folder)).rejects.toThrow(/Restore with the version that took it/)
  })
})
