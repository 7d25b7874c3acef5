import { connect, type Db, template, templateVersion } from '@candor/drizzle'
import { createTestDatabase, type TestDatabase } from '@candor/drizzle/testing'
import { currentConsentVersion, type EndReason, newId, Plan, type Rubric, type TranscriptItem } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, inject } from 'vitest'
import { admitCandidate } from '../attempts/admit-candidate.ts'
import type { Attempt } from '../attempts/attempt.ts'
import { claimAttempt } from '../attempts/claim-attempt.ts'
import { endAttempt } from '../attempts/end-attempt.ts'
import { openAttempt } from '../attempts/open-attempt.ts'
import { readAttempt } from '../attempts/read-attempt.ts'
import { takeDispatchNumber } from '../attempts/take-dispatch-number.ts'
import { createInvite, type NewInvite } from '../invites/create-invite.ts'
import { recordConsent } from '../invites/record-consent.ts'
import { slowClock } from './slow-clock.ts'

/** A database of the file's own, as its owner sees it (`db`) and as the interviewer does (`agentDb`). */
export type Stage = Pick<TestDatabase, 'url' | 'agentUrl'> & { readonly db: Db; readonly agentDb: Db }

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
    exploration: { seed: number; runs: number }
  }
}

/** Sets the stage before the tests of a file, with a slow clock, and clears it afterwards; what a test left connected makes the clearing fail. */
export function useStage(): () => Stage {
  let stage: Stage | undefined
  let clear: () => Promise<void> = () => Promise.resolve()
  beforeAll(async () => {
    const database = await createTestDatabase(inject('serverUrl'))
    await slowClock(database)
    const owner = connect(database.url, { max: 20, name: 'candor-test-owner' })
    const agent = connect(database.agentUrl, { max: 5, name: 'candor-test-agent' })
    clear = async () => {
      await Promise.all([owner.close(), agent.close()])
      await database.drop()
    }
    stage = { db: owner.db, agentDb: agent.db, url: database.url, agentUrl: database.agentUrl }
  })
  afterAll(() => clear())
  return () => {
    if (!stage) throw new Error('the stage is set before the first test, not while the file is read')
    return stage
  }
}

export const samplePlan = Plan.parse({
  v: 1,
  role: 'Harbour pilot',
  company: 'Harbour Bikes',
  questions: [
    { id: 'first', text: 'What did you do last?' },
    { id: 'second', text: 'What was hard about it?' },
  ],
  limits: { maxLengthMs: 600_000, reconnectWindowMs: 30_000 },
})
const rubric: Rubric = {
  v: 1,
  criteria: [{ id: 'a', title: 'Secret criterion', anchors: ['1', '2', '3', '4', '5'], weight: 3 }],
}

/** The value of an outcome that the test takes for granted. */
export function taken<Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: string }): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`)
  return outcome.value
}

export async function publishTemplate(db: Db, plan: Plan = samplePlan): Promise<string> {
  const templateId = newId('template')
  await db.insert(template).values({ id: templateId, title: plan.role })
  await db.insert(templateVersion).values({ templateId, version: 1, plan, rubric })
  return templateId
}

export async function invite(db: Db, plan?: Plan): Promise<NewInvite> {
  const templateId = await publishTemplate(db, plan)
  return taken(
    await createInvite(db, { templateId, candidateName: 'Ada', candidateEmail: `${templateId}@example.org` }),
  )
}

export async function inviteWithConsent(db: Db, plan?: Plan): Promise<NewInvite> {
  const invited = await invite(db, plan)
  taken(await recordConsent(db, { inviteId: invited.inviteId, version: currentConsentVersion }))
  return invited
}

export async function openedAttempt(db: Db, plan?: Plan): Promise<Attempt & { inviteId: string }> {
  const { inviteId } = await inviteWithConsent(db, plan)
  return { ...taken(await openAttempt(db, { inviteId })), inviteId }
}

export function job(attemptId: string, epoch: number, jobId = `job-${epoch}`): Parameters<typeof claimAttempt>[1] {
  return { attemptId, epoch, jobId, host: 'host-a', pid: 4711, processStartedAt: 1_790_000_000_123 }
}

/** The candidate is there, interviewer 1 holds the attempt. */
export async function interviewUnderWay(db: Db, plan?: Plan): Promise<Attempt & { inviteId: string }> {
  const { id: attemptId, inviteId } = await openedAttempt(db, plan)
  taken(await takeDispatchNumber(db, { attemptId }))
  taken(await admitCandidate(db, { attemptId }))
  return { ...taken(await claimAttempt(db, job(attemptId, 1))), inviteId }
}

/** A second interviewer has taken over from the first, whose lease ran out: epoch 1 is stale now. */
export async function interviewTakenOver(db: Db): Promise<Attempt & { inviteId: string }> {
  const { id: attemptId, inviteId } = await interviewUnderWay(db)
  await letTimePass(db, { attemptId, ms: 6000 })
  taken(await takeDispatchNumber(db, { attemptId }))
  return { ...taken(await claimAttempt(db, job(attemptId, 2))), inviteId }
}

export async function endedAttempt(db: Db, reason: EndReason = 'completed'): Promise<Attempt & { inviteId: string }> {
  const { id: attemptId, inviteId } = await interviewUnderWay(db)
  return { ...taken(await endAttempt(db, { attemptId, reason })), inviteId }
}

/** Something the candidate said, the first thing of the first interviewer where nothing else is given. */
export function said(attemptId: string, facts: Partial<TranscriptItem>): TranscriptItem {
  const { epoch = 1, seq = 1 } = facts
  return {
    v: 1, attemptId, itemId: `item-${epoch}-${seq}`, epoch, seq, speaker: 'candidate', kind: 'spoken', text: 'Hello.',
    saidAt: 1_790_000_000_000, saidForMs: null, interrupted: false, confidence: null, questionId: null,
    provisional: false, supersedes: [], ...facts,
  } // prettier-ignore
}

/** Makes it `ms` later for one attempt, by setting everything that happened to it back; nobody sleeps, and others have swept meanwhile. */
export async function letTimePass(db: Db, { attemptId, ms }: { attemptId: string; ms: number }): Promise<void> {
  const by = sql`${ms} * interval '1 millisecond'`
  await db.execute(sql`with earlier as (update lease set beaten_at = beaten_at - ${by} where attempt_id = ${attemptId}),
    swept as (update sweep_state set last_run_at = now(), silence_at = silence_at - ${by}, past_silence_at = past_silence_at - ${by})
    update attempt set deadline_at = deadline_at - ${by}, hard_stop_at = hard_stop_at - ${by}, opened_at = opened_at - ${by},
      dispatched_at = dispatched_at - ${by}, claimed_at = claimed_at - ${by}, live_at = live_at - ${by},
      interrupted_at = interrupted_at - ${by}, closing_at = closing_at - ${by}, ended_at = ended_at - ${by},
      swept_until = swept_until - ${by}
    where id = ${attemptId}`)
}

export async function attemptNow(db: Db, attemptId: string): Promise<Attempt> {
  return taken(await readAttempt(db, { attemptId }))
}

export type EventLine = { kind: string; epoch: number; detail: Record<string, unknown> }

export async function eventsOf(db: Db, attemptId: string): Promise<EventLine[]> {
  const lines = sql`select kind, epoch, detail from attempt_event where attempt_id = ${attemptId} order by id`
  return [...(await db.execute<EventLine>(lines))]
}

/** What each of `count` callers at once was answered. */
export function allAtOnce<Answer>(count: number, ask: (caller: number) => Promise<Answer>): Promise<Answer[]> {
  return Promise.all(Array.from({ length: count }, (_, caller) => ask(caller)))
}
