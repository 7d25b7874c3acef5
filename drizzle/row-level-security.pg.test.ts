import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { connect } from './client.ts'
import { createTestDatabase, type TestDatabase } from './testing.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase(inject('serverUrl'))
})
afterAll(() => database.drop())

const names = async (statement: string) =>
  [...(await database.db.execute(sql.raw(statement)))].map((row) => row['name'])

test('every table has row-level security and a policy', async () => {
  const bare =
    await names(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    and not (relrowsecurity and exists (select from pg_policy where polrelid = pg_class.oid)) order by 1`)
  expect(bare).toEqual([])
})

test('whatever the desk may read is bound to its organisation, and it may act as no other role', async () => {
  const open = await names(`select tablename || ' ' || policyname as name from pg_policies
    where 'candor_desk' = any (roles) and coalesce(qual, with_check) not like '%desk_organisation%'
      and coalesce(qual, with_check) not like '%EXISTS%' order by 1`)
  expect(open).toEqual([])
  const granted = await names(`select distinct table_name as name from information_schema.column_privileges privilege
    where grantee = 'candor_desk' and not exists (select from pg_policies
      where tablename = table_name and 'candor_desk' = any (roles)) order by 1`)
  expect(granted).toEqual([])
  const [role] = await database.db
    .execute(sql`select rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as special,
    (select count(*)::int from pg_auth_members where member = pg_roles.oid) as roles from pg_roles where rolname = 'candor_desk'`)
  expect(role).toEqual({ special: false, roles: 0 })
})

test('the desk that names no organisation sees no row of anything', async () => {
  const tables = await names(`select distinct table_name as name from information_schema.column_privileges
    where grantee = 'candor_desk' and privilege_type = 'SELECT' order by 1`)
  expect(tables).toContain('transcript_item')
  await database.db.execute(sql`insert into template (id, title) values ('tpl_1', 'One')`)
  for (const table of tables) {
    const seen = await database.db.transaction(async (transaction) => {
      await transaction.execute(sql`set local role candor_desk`)
      return [...(await transaction.execute(sql.raw(`select 1 from ${String(table)}`)))].length
    })
    expect(seen, String(table)).toBe(0)
  }
})

test('a row of the log is changed by nobody, nor is a published version', async () => {
  const run = (statement: string) => database.db.execute(sql.raw(statement))
  await run(
    `insert into audit_event (organisation_id, actor, action, subject_kind, subject_id) values ('org_first', 'x', 'made', 'x', 'x')`,
  )
  await run(`insert into template (id, title) values ('tpl_2', 'Two')`)
  await run(`insert into template_version (template_id, version, plan, rubric) values ('tpl_2', 1, '{}', '{}')`)
  for (const statement of [
    `update audit_event set actor = 'y'`,
    'delete from audit_event',
    'truncate audit_event',
    `update template_version set plan = '{"v":1}'`,
  ])
    await expect(run(statement), statement).rejects.toMatchObject({ cause: { code: '23001' } })
})

test('a database user who may make roles, and is no superuser, can act as the desk that it made', async () => {
  const run = (statement: string) => database.db.execute(sql.raw(statement))
  const [maker, desk] = ['maker', 'desk'].map((name) => `${name}_${randomBytes(6).toString('hex')}`)
  const made = readFileSync(join(import.meta.dirname, 'migrations/0010_organisations.sql'), 'utf8')
    .split('--> statement-breakpoint')
    .find((statement) => statement.includes('CREATE ROLE candor_desk'))
  await run(`create role ${maker} login createrole password 'maker'`)
  const url = Object.assign(new URL(database.url), { username: maker, password: 'maker' })
  const { db, close } = connect(url.href, { max: 1 })
  onTestFinished(async () => {
    await close()
    await run(`drop role if exists ${desk}`)
    await run(`drop role ${maker}`)
  })
  await db.execute(sql.raw(String(made).replaceAll('candor_desk', String(desk))))
  const acting = await db.transaction(async (transaction) => {
    await transaction.execute(sql.raw(`set local role ${desk}`))
    return [...(await transaction.execute(sql`select current_user as name`))]
  })
  expect(acting).toEqual([{ name: desk }])
})
