import { connect } from '@candor/drizzle'
import { sampleTemplateId, seed } from '@candor/drizzle/seed'
import { createTestDatabase, type TestDatabase } from '@candor/drizzle/testing'
import { currentConsentVersion } from '@candor/shared'
import { createInvite, openAttempt, recordConsent } from '@candor/store'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { interviewerRole, migrations, postgresql, stuckInterviews, sweeps } from './checks/database.ts'
import { examine, fixAll } from './examine.ts'
import { lookAt, nobodyAt, placeWith } from './testing/stage.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase(inject('serverUrl'))
})
afterAll(() => database.drop())

function taken<Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: string }): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`)
  return outcome.value
}

/** Runs one statement as the owner. */
async function owner(statement: string, url = database.url): Promise<void> {
  const { db, close } = connect(url, { max: 1 })
  try {
    await db.execute(statement)
  } finally {
    await close()
  }
}

describe('PostgreSQL', () => {
  test('that is not there, and that refuses the password, are told apart', async () => {
    expect(await lookAt(postgresql, { database: `postgres://a:b@${await nobodyAt()}/c` })).toMatchObject({
      ok: false,
      cause: expect.stringContaining('ECONNREFUSED'),
    })
    const wrong = new URL(database.url)
    wrong.password = 'wrong'
    const refused = await lookAt(postgresql, { database: wrong.href })
    expect(refused).toMatchObject({ ok: false, cause: expect.stringContaining('password authentication failed') })
    expect(refused.cause).not.toContain('wrong')
    expect(await lookAt(postgresql, { database: database.url })).toMatchObject({ ok: true })
  })
})

describe('migrations', () => {
  const applied = 'drizzle.__drizzle_migrations'
  const look = () => lookAt(migrations, { database: database.url })

  test('are well when all are applied', async () => {
    expect(await look()).toMatchObject({ ok: true })
  })

  test('that the database has and the code has not are a newer version’s', async () => {
    await owner(`insert into ${applied} (hash, created_at) values ('of tomorrow', 9999999999999)`)
    expect(await look()).toMatchObject({ ok: false, cause: expect.stringContaining('ahead of this code by 1') })
    await owner(`delete from ${applied} where hash = 'of tomorrow'`)
  })

  test('that were edited after they had been applied are told', async () => {
    await owner(`update ${applied} set hash = hash || '!' where id = 1`)
    expect(await look()).toMatchObject({ ok: false, cause: expect.stringContaining('1 applied migrations differ') })
    await owner(`update ${applied} set hash = rtrim(hash, '!') where id = 1`)
  })

  test('that are missing are told and, on request, applied', async () => {
    const name = `candor_empty_${process.pid}`
    await owner(`create database ${name}`)
    const empty = new URL(database.url)
    empty.pathname = `/${name}`
    try {
      const place = placeWith({ database: empty.href })
      const found = await examine([migrations], place)
      expect(found[0]).toMatchObject({ ok: false, cause: expect.stringContaining('behind this code') })
      expect(await fixAll([migrations], place, found)).toEqual(['migrations: migrated'])
      expect(await examine([migrations], place)).toMatchObject([{ ok: true }])
    } finally {
      await owner(`drop database ${name}`)
    }
  })

  test('of a newer version are not touched by a fix', async () => {
    await owner(`insert into ${applied} (hash, created_at) values ('of tomorrow', 9999999999999)`)
    const place = placeWith({ database: database.url })
    expect(await fixAll([migrations], place, await examine([migrations], place))).toEqual([])
    await owner(`delete from ${applied} where hash = 'of tomorrow'`)
  })
})

describe('the interviewer’s login', () => {
  test('that is the owner’s is refused, because it may read rubrics', async () => {
    expect(await lookAt(interviewerRole, { database: database.url, agentDatabase: database.url })).toMatchObject({
      ok: false,
      cause: expect.stringContaining('may read rubrics'),
    })
    const own = { database: database.url, agentDatabase: database.agentUrl }
    expect(await lookAt(interviewerRole, own)).toMatchObject({ ok: true })
  })
})

describe('what the product does by itself', () => {
  test('a sweep that nobody has run for long is told with how long', async () => {
    await owner(`update sweep_state set last_run_at = now() - interval '5 minutes'`)
    expect(await lookAt(sweeps, { database: database.url })).toMatchObject({
      ok: false,
      cause: expect.stringContaining('300 s'),
    })
    await owner('update sweep_state set last_run_at = now()')
    expect(await lookAt(sweeps, { database: database.url })).toMatchObject({ ok: true })
  })

  test('a stuck interview is named', async () => {
    expect(await lookAt(stuckInterviews, { database: database.url })).toMatchObject({ ok: true })
    await seed(database.url)
    const invited = taken(
      await createInvite(database.db, { templateId: sampleTemplateId, candidateName: 'Ada Lovelace' }),
    )
    taken(await recordConsent(database.db, { inviteId: invited.inviteId, version: currentConsentVersion }))
    const { id: attemptId } = taken(await openAttempt(database.db, { inviteId: invited.inviteId }))
    await owner(`update attempt set deadline_at = now() - interval '1 minute' where id = '${attemptId}'`)
    const found = await lookAt(stuckInterviews, { database: database.url })
    expect(found).toMatchObject({ ok: false, cause: expect.stringContaining(attemptId) })
  })
})
