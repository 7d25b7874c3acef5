import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connect, type Connection } from './client.ts'
import { createTestDatabase, type TestDatabase } from './testing.ts'

let owner: TestDatabase
let agent: Connection
beforeAll(async () => {
  owner = await createTestDatabase(inject('serverUrl'))
  agent = connect(owner.agentUrl, { max: 1 })
})
afterAll(async () => {
  await agent.close()
  await owner.drop()
})

const asAgent = (statement: string) => agent.db.execute(sql.raw(statement))
const denied = { cause: { code: '42501' } }

// What the role may do is proved with the verbs themselves in `packages/store/src/as-interviewer.pg.test.ts`.
describe('the interviewer’s role may not read', () => {
  test.each([
    ['the rubric', 'select rubric from template_version'],
    ['a whole template version', 'select * from template_version'],
    ['the rubric by way of a condition', `select 1 from template_version where rubric::text like '%a%'`],
    ['the rubric by way of a whole row', 'select template_version::text from template_version'],
    ['the names of templates', 'select title from template'],
    ['the candidate’s address', 'select candidate_email from interview'],
    ['a whole interview', 'select * from interview'],
    ['the hash of a secret', 'select secret_hash from invite'],
    ['that there are invites', 'select count(*) from invite'],
    ['consents', 'select 1 from consent'],
    ['passwords of the server', 'select rolpassword from pg_authid'],
    ['files of the server', `select pg_read_file('PG_VERSION')`],
  ])('%s', async (_, statement) => {
    await expect(asAgent(statement)).rejects.toMatchObject(denied)
  })
})

describe('the interviewer’s role may not write', () => {
  test.each([
    ['a template', `insert into template (id, title) values ('tpl_x', 'x')`],
    ['the title of a template', `update template set title = 'x'`],
    [
      'a published version',
      `insert into template_version (template_id, version, plan, rubric) values ('t', 1, '{}', '{}')`,
    ],
    ['the plan of a published version', `update template_version set plan = '{}'`],
    ['the end of a template', `delete from template`],
    [
      'an interview',
      `insert into interview (id, template_id, template_version, candidate_name) values ('i', 't', 1, 'x')`,
    ],
    ['the name of a candidate', `update interview set candidate_name = 'x'`],
    ['the end of an interview', 'delete from interview'],
    ['an invite', `insert into invite (id, interview_id, secret_hash, expires_at) values ('i', 'i', 'a', now())`],
    ['a revocation', 'update invite set revoked_at = null'],
    ['a consent', `insert into consent (invite_id, version) values ('i', 'v')`],
    ['an attempt', `insert into attempt (id) values ('att_x')`],
    ['the end of an attempt’s row', 'delete from attempt'],
    ['the room of an attempt', `update attempt set room_name = 'another'`],
    ['whose attempt it is', `update attempt set interview_id = 'another'`],
    ['the number of an attempt', 'update attempt set number = 9'],
    ['the id of an attempt', `update attempt set id = 'att_x'`],
    ['a longer limit', 'update attempt set max_length_ms = 99999999'],
    ['a longer window', 'update attempt set reconnect_window_ms = 99999999'],
    ['what was said', `update transcript_item set text = 'x'`],
    ['who said it', `update transcript_item set speaker = 'candidate'`],
    ['that something was not said', 'delete from transcript_item'],
    [
      'when something was stored',
      `insert into transcript_item (attempt_id, item_id, stored_at) values ('a', 'i', now())`,
    ],
    ['what happened', `update attempt_event set kind = 'x'`],
    ['that something did not happen', 'delete from attempt_event'],
    ['when something happened', `insert into attempt_event (attempt_id, kind, epoch, at) values ('a', 'x', 1, now())`],
    ['another installation', `insert into installation (id) values ('another1')`],
    ['the installation’s id', `update installation set id = 'another1'`],
    ['whose sound it is', `update recording_part set attempt_id = 'another'`],
    ['that something was not recorded', 'delete from recording_part'],
    ['an empty table', 'truncate attempt_event'],
    ['another count', `select setval('attempt_event_id_seq', 1)`],
  ])('%s', async (_, statement) => {
    await expect(asAgent(statement)).rejects.toMatchObject(denied)
  })
})

describe('the interviewer’s role may not build', () => {
  test.each([
    ['a table', 'create table mine (id int)'],
    ['a function', `create function mine() returns int language sql as 'select 1'`],
    ['a schema', 'create schema mine'],
    ['a role', 'create role mine'],
    ['a database', 'create database mine'],
    ['an index', 'create index mine on attempt (state)'],
    ['a trigger', 'create trigger mine after insert on attempt_event execute function tell_attempt_event()'],
    ['a column', 'alter table attempt add column mine int'],
    ['anything less', 'drop table attempt_event'],
    [
      'another function in the place of ours',
      `create or replace function tell_attempt_event() returns trigger language plpgsql as 'begin return null; end'`,
    ],
    ['a program', `copy attempt to program 'true'`],
    ['the owner out of itself', 'set role candor'],
    ['silence of the triggers', `set session_replication_role = 'replica'`],
  ])('%s', async (_, statement) => {
    await expect(asAgent(statement)).rejects.toMatchObject(denied)
  })

  test('anything in the schema public, by the catalogue’s own word, nor is it a superuser or owner of anything', async () => {
    const [row] = await agent.db.execute(sql`select current_user as name,
      has_schema_privilege('public', 'create') as creates, has_database_privilege(current_database(), 'create') as schemas,
      (select count(*)::int from pg_class where relowner = current_user::regrole) as owns,
      (select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication from pg_roles
        where rolname = current_user) as special`)
    expect(row).toEqual({ name: 'candor_agent', creates: false, schemas: false, owns: 0, special: false })
  })
})

test('its grants are these and no others', async () => {
  const tables = await owner.db
    .execute(sql`select table_name || ': ' || string_agg(lower(privilege_type), ' ' order by privilege_type) as line
    from information_schema.role_table_grants where grantee = 'candor_agent' group by table_name order by table_name`)
  expect(tables.map((row) => row['line'])).toEqual([
    '__drizzle_migrations: select',
    'after_call_job: select',
    'alert: delete insert select update',
    'attempt: select',
    'attempt_event: select',
    'installation: select',
    'interviewer_figures: insert select update',
    'interviewer_report: select',
    'lease: delete insert select update',
    'receipt: select',
    'recording_part: select',
    'recruiter_note: select',
    'sweep_state: select update',
    'transcript_item: select',
    'transcript_seal: select',
    'worker: delete insert select update',
  ])
  const columns = await owner.db
    .execute(sql`select table_name || ' ' || lower(privilege_type) || ': ' || string_agg(column_name, ' ' order by column_name) as line
    from information_schema.column_privileges where grantee = 'candor_agent'
      and not (table_name in ('lease', 'sweep_state', 'interviewer_figures', 'worker', 'alert') or (privilege_type = 'SELECT' and table_name in ('attempt', 'attempt_event', 'installation', 'interviewer_report', 'recording_part', 'recruiter_note', 'transcript_item', 'transcript_seal', 'after_call_job', 'receipt')))
    group by table_name, privilege_type order by table_name, privilege_type`)
  expect(columns.map((row) => row['line'])).toEqual([
    '__drizzle_migrations select: created_at hash id',
    'after_call_job insert: attempt_id kind version',
    'after_call_job update: due_at last_error paid_at taken_until tries',
    'attempt update: candidate_present claimed_at closing_at deadline_at dispatched_at dispatched_epoch end_reason ended_at epoch hard_stop_at interrupted_at live_at lost_interviewers progress room_gone_at spent_epoch state swept_until',
    'attempt_event insert: attempt_id detail epoch kind',
    'interview select: candidate_name id template_id template_version',
    'interviewer_report insert: attempt_id epoch last_seq',
    'interviewer_report update: last_seq',
    'receipt insert: attempt_id fingerprint items verdict version',
    'recording_part insert: attempt_id bytes complete epoch length_ms started_at state storage_key',
    'recording_part update: bytes complete length_ms started_at state storage_key',
    'recruiter_note insert: attempt_id epoch kind note_id question_id text',
    'template_version select: plan template_id version',
    'transcript_item insert: attempt_id confidence epoch interrupted item_id kind provisional question_id said_at said_for_ms seq speaker supersedes text',
    'transcript_seal update: sealed_at sealed_changes version',
  ])
})
