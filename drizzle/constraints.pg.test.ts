import { sql, type SQL } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './testing.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase(inject('serverUrl'))
})
afterAll(() => database.drop())

const run = (statement: SQL) => database.db.execute(statement)
const hash = 'a'.repeat(64)

/** One interview with an open attempt. */
beforeEach(async () => {
  await run(sql`truncate template, interview, invite restart identity cascade`)
  await run(sql`insert into template (id, title) values ('tpl_1', 'One')`)
  await run(sql`insert into template_version (template_id, version, plan, rubric) values ('tpl_1', 1, '{}', '{}')`)
  await run(sql`insert into interview (id, organisation_id, template_id, template_version, candidate_name)
    values ('int_1', 'org_first', 'tpl_1', 1, 'Ada'), ('int_2', 'org_first', 'tpl_1', 1, 'Bea')`)
  await run(
    sql`insert into invite (id, interview_id, secret_hash, expires_at) values ('inv_1', 'int_1', ${hash}, now())`,
  )
  await run(open('att_1', { interview: 'int_1' }))
})

function open(id: string, { interview = 'int_2', number = 1, room = `room-${id}` } = {}): SQL {
  return sql`insert into attempt (id, interview_id, number, room_name, deadline_at, max_length_ms, reconnect_window_ms, progress)
    values (${id}, ${interview}, ${number}, ${room}, now(), 1, 1, '{}')`
}

const set = (assignments: string) => sql.raw(`update attempt set ${assignments} where id = 'att_1'`)
const ended = `state = 'ended', end_reason = 'completed', deadline_at = null, ended_at = now()`
const live = `state = 'live', candidate_present = true, live_at = now(), hard_stop_at = now()`
const held = `dispatched_epoch = 2, spent_epoch = 2, epoch = 2, claimed_at = now()`
const interrupted = `state = 'interrupted', live_at = now(), hard_stop_at = now(), interrupted_at = now()`

const refusedBy = (constraint: string) => ({ cause: { constraint_name: constraint } })

describe('an attempt can be', () => {
  test.each([
    ['live', `${live}, ${held}`],
    ['interrupted', `${interrupted}, ${held}`],
    ['closing', `state = 'closing', end_reason = 'no_show'`],
    ['ended', ended],
    ['ended, its room gone', `${ended}, room_gone_at = now()`],
  ])('%s', async (_, assignments) => {
    await run(set(assignments))
  })
})

describe('an attempt cannot be', () => {
  test.each([
    ['in a state nobody knows', 'attempt_state_known', `state = 'paused'`],
    ['ended for a reason nobody knows', 'attempt_end_reason_known', ended.replace('completed', 'bored')],
    ['waiting without a deadline', 'attempt_waits_with_deadline', `deadline_at = null`],
    ['live without a deadline', 'attempt_waits_with_deadline', `${live}, deadline_at = null`],
    [
      'ended and still waiting',
      'attempt_waits_with_deadline',
      `${ended}, deadline_at = now()`.replace('deadline_at = null, ', ''),
    ],
    [
      'ended without a moment',
      'attempt_ended_has_moment',
      `${ended}, ended_at = null`.replace('ended_at = now(), ', ''),
    ],
    ['unfinished with a moment of its end', 'attempt_ended_has_moment', `ended_at = now()`],
    ['ended without a reason', 'attempt_end_has_reason', ended.replace(`end_reason = 'completed', `, '')],
    ['closing without a reason', 'attempt_end_has_reason', `state = 'closing'`],
    ['live with an end reason', 'attempt_end_has_reason', `${live}, end_reason = 'completed'`],
    [
      'live without a hard stop',
      'attempt_talk_has_hard_stop',
      live.replace('hard_stop_at = now()', 'hard_stop_at = null'),
    ],
    ['live without the candidate', 'attempt_talk_is_with_candidate', live.replace('present = true', 'present = false')],
    [
      'interrupted with the candidate there',
      'attempt_talk_is_with_candidate',
      `${interrupted}, candidate_present = true`,
    ],
    ['live without having begun', 'attempt_talk_has_begun', live.replace('live_at = now()', 'live_at = null')],
    [
      'interrupted since nobody knows when',
      'attempt_interrupted_has_moment',
      interrupted.replace(/interrupted_at = now\(\)/, 'interrupted_at = null'),
    ],
    ['unfinished with its room confirmed gone', 'attempt_room_outlives_talk', `room_gone_at = now()`],
    [
      'held by a number that was never dispatched',
      'attempt_epoch_was_dispatched',
      `epoch = 2, dispatched_epoch = 1, claimed_at = now()`,
    ],
    ['held below nothing', 'attempt_epoch_was_dispatched', `epoch = -1, claimed_at = now()`],
    ['held since nobody knows when', 'attempt_held_has_moment', `dispatched_epoch = 1, spent_epoch = 1, epoch = 1`],
    [
      'held by a number that may be claimed again',
      'attempt_spent_was_dispatched',
      `dispatched_epoch = 2, epoch = 2, claimed_at = now()`,
    ],
    [
      'without a number that was never given out',
      'attempt_spent_was_dispatched',
      `dispatched_epoch = 1, spent_epoch = 2`,
    ],
  ])('%s', async (_, constraint, assignments) => {
    await expect(run(set(assignments))).rejects.toMatchObject(refusedBy(constraint))
  })

  test('a second unfinished one of its interview; when the first has ended, it can', async () => {
    const second = open('att_2', { interview: 'int_1', number: 2 })
    await expect(run(second)).rejects.toMatchObject(refusedBy('attempt_one_unfinished'))
    await run(set(ended))
    await run(second)
    await expect(
      run(set(`state = 'open', end_reason = null, deadline_at = now(), ended_at = null`)),
    ).rejects.toMatchObject(refusedBy('attempt_one_unfinished'))
  })

  test('in the room of another, or under the number of another', async () => {
    await expect(run(open('att_2', { room: 'room-att_1' }))).rejects.toMatchObject(refusedBy('attempt_room_name'))
    await run(set(ended))
    await expect(run(open('att_2', { interview: 'int_1' }))).rejects.toMatchObject(refusedBy('attempt_number'))
  })
})

const say = (item: string, epoch: number, seq: number) => sql`insert into transcript_item
  (attempt_id, item_id, epoch, seq, speaker, kind, text, said_at, interrupted, provisional)
  values ('att_1', ${item}, ${epoch}, ${seq}, 'candidate', 'spoken', '', now(), false, false)`

describe('a transcript has', () => {
  test('one item to a key and one to a place, and no place before the first', async () => {
    await run(say('a', 1, 1))
    await expect(run(say('a', 1, 2))).rejects.toMatchObject(refusedBy('transcript_item_attempt_id_item_id_pk'))
    await expect(run(say('b', 1, 1))).rejects.toMatchObject(refusedBy('transcript_item_order'))
    await expect(run(say('b', 0, 1))).rejects.toMatchObject(refusedBy('transcript_item_numbers'))
    await expect(run(say('b', 1, 0))).rejects.toMatchObject(refusedBy('transcript_item_numbers'))
  })
})

describe('an installation', () => {
  test('is one row, with an id that fits a room name', async () => {
    await expect(run(sql`insert into installation (id) values ('another1')`)).rejects.toMatchObject(
      refusedBy('installation_pkey'),
    )
    await expect(run(sql`insert into installation ("only", id) values (false, 'another1')`)).rejects.toMatchObject(
      refusedBy('installation_is_one_row'),
    )
    await expect(run(sql`update installation set id = 'has-dash1'`)).rejects.toMatchObject(
      refusedBy('installation_id_is_short'),
    )
  })
})

describe('an invite', () => {
  test('keeps no secret in the clear, and no secret opens two interviews', async () => {
    const invite = (id: string, kept: string) =>
      run(sql`insert into invite (id, interview_id, secret_hash, expires_at) values (${id}, 'int_2', ${kept}, now())`)
    await expect(invite('inv_2', 'the secret itself')).rejects.toMatchObject(refusedBy('invite_secret_hash_is_sha256'))
    await expect(invite('inv_2', hash)).rejects.toMatchObject(refusedBy('invite_secret_hash'))
  })
})

test('a published version that an interview pins cannot be taken away', async () => {
  await expect(run(sql`delete from template_version`)).rejects.toMatchObject(
    refusedBy('interview_pins_template_version'),
  )
})

test('deleting an interview takes everything of it along', async () => {
  await run(say('a', 1, 1))
  await run(
    sql`insert into lease (attempt_id, epoch, job_id, host, pid, process_started_at) values ('att_1', 1, 'j', 'h', 1, now())`,
  )
  await run(sql`insert into attempt_event (attempt_id, kind, epoch) values ('att_1', 'opened', 0)`)
  await run(sql`insert into consent (invite_id, version) values ('inv_1', '2026-11')`)
  await run(sql`delete from interview where id = 'int_1'`)
  for (const table of ['attempt', 'attempt_event', 'lease', 'transcript_item', 'invite', 'consent']) {
    expect([...(await run(sql.raw(`select * from ${table}`)))], table).toEqual([])
  }
})
