import { isDeepStrictEqual } from 'node:util'
import { type Connection, template, templateVersion } from '@candor/drizzle'
import { currentConsentVersion, newId, Plan } from '@candor/shared'
import { type Attempt, createInvite, recordConsent } from '@candor/store'
import type { Lifetime } from '../lifetime.ts'
import type { Call, VerbName } from '../store/verbs.ts'
import { realVerbs } from './real-verbs.ts'
import { finalRows, modelRows } from './rows.ts'
import { setClock } from './virtual-clock.ts'

/** The names things have in the model, and those they got in PostgreSQL. */
export type Names = { readonly real: Map<string, string>; readonly model: Map<string, string> }

/** Makes the same calls on PostgreSQL at the same moments. Answers the first difference in words, or null. */
export async function replay(connection: Connection, lifetime: Lifetime): Promise<string | null> {
  const { world, calls } = lifetime
  const { inviteId, habits } = world
  await setClock(connection, lifetime.beganAt)
  const invited = await invite(connection, habits)
  const names: Names = { real: new Map([[inviteId, invited.inviteId]]), model: new Map() }
  names.model.set(invited.interviewId, world.store.interviews.get(inviteId)?.interviewId ?? '')
  await connection.db
    .$client`update sweep_state set last_run_at = now(), grace_until = now(), rooms_compared_at = now(), silence_at = '-infinity', past_silence_at = '-infinity'`
  const difference = await makeCalls(connection, calls, names)
  if (difference !== null) return difference
  const [expected, found] = [modelRows(world.store), await finalRows(connection, names)]
  return isDeepStrictEqual(found, expected) ? null : `rows at the end:\n${told(found)}\nmodel:\n${told(expected)}`
}

/** Verbs of one statement are sent without waiting for the one before; the socket keeps their order. */
async function makeCalls(connection: Connection, calls: readonly Call[], names: Names): Promise<string | null> {
  let sent: Promise<string | null>[] = []
  const settle = async (): Promise<string | null> => {
    const answers = await Promise.all(sent)
    sent = []
    return answers.find((answer) => answer !== null) ?? null
  }
  let now = Number.NaN
  for (const call of calls) {
    const alone = needsMore(call)
    if (alone || sent.length >= 100) {
      const difference = await settle()
      if (difference !== null) return difference
    }
    if (call.at !== now) sent.push(setClock(connection, (now = call.at)).then(() => null))
    sent.push(makeCall(connection, call, names))
    if (alone) {
      const difference = await settle()
      if (difference !== null) return difference
    }
  }
  return settle()
}

/** Whether a verb may send a second statement once it knows the answer to its first, and that one depends on the moment. */
function needsMore({ verb, answer }: Call): boolean {
  if (verb === 'openAttempt' || verb === 'admitCandidate' || verb === 'noteCandidateLeft' || verb === 'compareRooms')
    return true
  return (answer as { ok?: boolean } | undefined)?.ok === false
}

async function makeCall({ db }: Connection, { at, verb, input, answer }: Call, names: Names): Promise<string | null> {
  const run = realVerbs[verb] as (on: typeof db, given: unknown) => Promise<unknown>
  const given = renamed(input, names.real)
  const real = await run(db, given).catch((error: unknown) => ({ thrown: String(error) }))
  if (verb === 'openAttempt') learnNames(names, answer, real)
  const got = sorted(verb, renamed(real, names.model))
  const wanted = sorted(verb, answer)
  if (isDeepStrictEqual(got, wanted)) return null
  return `${verb} at ${at}: ${JSON.stringify(input)}\nPostgreSQL: ${told(got)}\nmodel: ${told(wanted)}`
}

function learnNames({ real, model }: Names, wanted: unknown, got: unknown): void {
  const [ours, theirs] = [wanted, got] as { value?: Attempt }[]
  if (!ours?.value || !theirs?.value) return
  for (const name of ['id', 'roomName'] as const) {
    real.set(ours.value[name], theirs.value[name])
    model.set(theirs.value[name], ours.value[name])
  }
}

/** The same with other names, however deep they are. */
function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value
  if (Array.isArray(value)) return value.map((one) => renamed(one, names))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, renamed(one, names)]))
}

function sorted(verb: VerbName, answer: unknown): unknown {
  if (!Array.isArray(answer)) return answer
  return verb === 'takeOwedRooms' ? [...(answer as { attemptId: string }[])].sort(byAttempt) : answer
}
const byAttempt = (one: { attemptId: string }, other: { attemptId: string }): number =>
  one.attemptId < other.attemptId ? -1 : 1

const told = (value: unknown): string => JSON.stringify(value, null, 1)

async function invite({ db }: Connection, limits: { maxLengthMs: number; reconnectWindowMs: number }) {
  const templateId = newId('template')
  const questions = [{ id: 'question-1', text: 'What then?' }]
  const { maxLengthMs, reconnectWindowMs } = limits
  const plan = Plan.parse({
    v: 1,
    role: 'Pilot',
    company: 'Port',
    questions,
    limits: { maxLengthMs, reconnectWindowMs },
  })
  await db.insert(template).values({ id: templateId, title: 'Simulated' })
  await db.insert(templateVersion).values({ templateId, version: 1, plan, rubric: { v: 1, criteria: [] } })
  const invited = await createInvite(db, { templateId, candidateName: 'Ada' })
  if (!invited.ok) throw new Error(invited.refusal)
  const consented = await recordConsent(db, { inviteId: invited.value.inviteId, version: currentConsentVersion })
  if (!consented.ok) throw new Error(consented.refusal)
  return invited.value
}
