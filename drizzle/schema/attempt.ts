import { type Accommodations, attemptStates, endReasons, type Progress } from '@candor/shared'
import { sql, type SQL } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { interview } from './interview.ts'

const moment = () => timestamp({ withTimezone: true })
const oneOf = (values: readonly string[]): SQL => sql.raw(values.map((value) => `'${value}'`).join(', '))

/** One try at an interview, in one room. The row answers what is; `attempt_event` answers why. */
export const attempt = pgTable(
  'attempt',
  {
    id: text().primaryKey(),
    interviewId: text()
      .notNull()
      .references(() => interview.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    roomName: text().notNull(),
    state: text({ enum: attemptStates }).notNull().default('open'),
    endReason: text({ enum: endReasons }),
    deadlineAt: moment(),
    hardStopAt: moment(),
    maxLengthMs: integer().notNull(),
    reconnectWindowMs: integer().notNull(),
    /** The fence: the number of the interviewer that holds the attempt. */
    epoch: integer().notNull().default(0),
    /** The last number given to a dispatch. */
    dispatchedEpoch: integer().notNull().default(0),
    /** Numbers up to this one are spent: somebody has come for the place they were given out for, and nobody can claim them any more. */
    spentEpoch: integer().notNull().default(0),
    dispatchedAt: moment(),
    /** When the holder of the fence took it. Guards a fresh holder from a sweep that cannot see its lease yet. */
    claimedAt: moment(),
    /** How many interviewers claimed this attempt and were lost. */
    lostInterviewers: integer().notNull().default(0),
    candidatePresent: boolean().notNull().default(false),
    progress: jsonb().$type<Progress>().notNull(),
    /** What the candidate chose in private to be heard fairly; null where nothing was. Read by the interviewer, shown on no page of the desk. */
    accommodations: jsonb().$type<Accommodations>(),
    openedAt: moment().notNull().defaultNow(),
    liveAt: moment(),
    interruptedAt: moment(),
    closingAt: moment(),
    endedAt: moment(),
    /** LiveKit has confirmed that the room is gone. */
    roomGoneAt: moment(),
    /** A sweeper works on this row until then; others leave it alone. */
    sweptUntil: moment(),
  },
  (table) => [
    unique('attempt_room_name').on(table.roomName),
    unique('attempt_number').on(table.interviewId, table.number),
    uniqueIndex('attempt_one_unfinished')
      .on(table.interviewId)
      .where(sql`${table.state} <> 'ended'`),
    index('attempt_unfinished_deadline')
      .on(table.deadlineAt)
      .where(sql`${table.state} <> 'ended'`),
    index('attempt_room_owed')
      .on(table.endedAt)
      .where(sql`${table.state} = 'ended' and ${table.roomGoneAt} is null`),
    check('attempt_state_known', sql`${table.state} in (${oneOf(attemptStates)})`),
    check('attempt_end_reason_known', sql`${table.endReason} in (${oneOf(endReasons)})`),
    check('attempt_waits_with_deadline', sql`(${table.state} = 'ended') = (${table.deadlineAt} is null)`),
    check('attempt_ended_has_moment', sql`(${table.state} = 'ended') = (${table.endedAt} is not null)`),
    check('attempt_end_has_reason', sql`(${table.state} in ('closing', 'ended')) = (${table.endReason} is not null)`),
    check(
      'attempt_talk_has_hard_stop',
      sql`${table.state} not in ('live', 'interrupted') or ${table.hardStopAt} is not null`,
    ),
    check(
      'attempt_talk_is_with_candidate',
      sql`${table.state} not in ('live', 'interrupted') or ${table.candidatePresent} = (${table.state} = 'live')`,
    ),
    check('attempt_talk_has_begun', sql`${table.state} not in ('live', 'interrupted') or ${table.liveAt} is not null`),
    check('attempt_interrupted_has_moment', sql`${table.state} <> 'interrupted' or ${table.interruptedAt} is not null`),
    check('attempt_room_outlives_talk', sql`${table.roomGoneAt} is null or ${table.state} = 'ended'`),
    check('attempt_held_has_moment', sql`(${table.epoch} = 0) = (${table.claimedAt} is null)`),
    check('attempt_epoch_was_dispatched', sql`${table.dispatchedEpoch} >= ${table.epoch} and ${table.epoch} >= 0`),
    check(
      'attempt_spent_was_dispatched',
      sql`${table.spentEpoch} >= ${table.epoch} and ${table.spentEpoch} <= ${table.dispatchedEpoch}`,
    ),
  ],
)

/** Why the row is as it is: one line per transition, in the same statement as the change. */
export const attemptEvent = pgTable(
  'attempt_event',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    attemptId: text()
      .notNull()
      .references(() => attempt.id, { onDelete: 'cascade' }),
    at: moment()
      .notNull()
      .default(sql`clock_timestamp()`),
    kind: text().notNull(),
    epoch: integer().notNull(),
    detail: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [index('attempt_event_attempt').on(table.attemptId, table.id)],
)
