import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { connect, type Connection } from '@candor/drizzle'
import { sampleTemplateId } from '@candor/drizzle/seed'
import { minutes } from '@candor/shared'
import { checkoutRoot, lineReporter } from '@candor/stack'
import { createInvite, readAttempt } from '@candor/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { letTimePass, openedAttempt } from '../../packages/store/src/testing/stage.ts'
import { useStack } from '../../packages/stack/src/testing/use-stack.ts'
import { signWebhook } from '../people/sign-webhook.ts'
import { openWebDoor } from '../people/web-door.ts'

const cronSecret = 'the secret of the cron job'
// No worker: whatever is swept here was swept by whoever the test names.
const stack = useStack({
  parts: ['postgres', 'livekit', 'web'],
  extraEnv: { web: { CRON_SECRET: cronSecret } },
  report: lineReporter(process.stderr),
})
let store: Connection
beforeAll(() => {
  store = connect(stack().addresses.database, { max: 4, name: 'candor-who-sweeps' })
})
afterAll(() => store?.close())

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(new URL(path, stack().addresses.web), { ...init, signal: AbortSignal.timeout(20_000) })

/** The headers of somebody who has signed in to the desk. */
async function asRecruiter(): Promise<RequestInit> {
  const signIn = await ask(stack().addresses.desk, { redirect: 'manual' })
  const cookies = signIn.headers.getSetCookie().map((line) => line.split(';')[0])
  return { headers: { cookie: cookies.join('; ') } }
}

/** An attempt nobody else looks at, past its deadline. */
async function overdue(): Promise<string> {
  const { id: attemptId } = await openedAttempt(store.db)
  await letTimePass(store.db, { attemptId, ms: minutes(11) })
  return attemptId
}

async function stateOf(attemptId: string): Promise<string> {
  const found = await readAttempt(store.db, { attemptId })
  return found.ok ? found.value.state : found.refusal
}
const isSwept = (attemptId: string) => expect.poll(() => stateOf(attemptId), { timeout: 10_000 }).toBe('ended')

test('a webhook of LiveKit sweeps, whatever it tells of', async () => {
  const attemptId = await overdue()
  const told = JSON.stringify({ id: 'EV_1', event: 'room_started', createdAt: '1790000000' })
  const { body, authorization } = signWebhook(told, stack().addresses.livekit)
  const headers = { authorization }
  expect((await ask('/api/livekit/webhook', { method: 'POST', headers, body })).status).toBe(200)
  await isSwept(attemptId)
})

test('a candidate whose page asks how it stands sweeps, also for others', async () => {
  const invited = await createInvite(store.db, { templateId: sampleTemplateId, candidateName: 'Robin Sample' })
  if (!invited.ok) throw new Error(invited.refusal)
  const door = await openWebDoor(`${stack().addresses.web}/i/${invited.value.secret}`)
  await door.consent()
  const { attemptId: own } = await door.join()
  const attemptId = await overdue()
  expect(await door.attempt()).toMatchObject({ state: 'open' })
  await isSwept(attemptId)
  expect(await stateOf(own)).toBe('open')
})

test('the desk sweeps what it would show as ended', async () => {
  const attemptId = await overdue()
  expect((await ask('/interviews', await asRecruiter())).status).toBe(200)
  await isSwept(attemptId)
})

test.each(['GET', 'POST'])('a cron job sweeps with %s, and is told what was done', async (method) => {
  const attemptId = await overdue()
  const answer = await ask('/api/cron/sweep', { method, headers: { authorization: `Bearer ${cronSecret}` } })
  expect(answer.status).toBe(200)
  // Which sweep ended it is not told: a page of the test before may still be helping along.
  expect(await answer.json()).toMatchObject({ v: 1, ok: true, ended: expect.any(Number), failed: [] })
  await isSwept(attemptId)
})

test('a cron job without the secret is refused and nothing is swept', async () => {
  const attemptId = await overdue()
  for (const authorization of ['', 'Bearer wrong', `Basic ${cronSecret}`]) {
    const answer = await ask('/api/cron/sweep', { method: 'POST', headers: { authorization } })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ code: 'not_scheduled' })
  }
  expect(await stateOf(attemptId)).toBe('open')
})

test('the command sweeps', async () => {
  const attemptId = await overdue()
  const { database, livekit } = stack().addresses
  const places = {
    DATABASE_URL: database,
    LIVEKIT_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.key,
    LIVEKIT_API_SECRET: livekit.secret,
  }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['scripts/sessions.ts', 'sweep', '--data', stack().dataDir, '--json'],
    { cwd: checkoutRoot, timeout: 30_000, env: { ...process.env, ...places } },
  )
  expect(JSON.parse(stdout)).toMatchObject({ ended: expect.arrayContaining([attemptId]) })
  expect(await stateOf(attemptId)).toBe('ended')
})

describe('the operations page', () => {
  test('is for recruiters', async () => {
    const answer = await ask('/operations', { redirect: 'manual' })
    expect(answer.status).toBe(307)
    expect(answer.headers.get('location')).toBe('/desk/sign-in?to=%2Foperations')
  })

  test('says what is stuck, and that nobody sweeps', async () => {
    await overdue()
    await store.db.execute(`update sweep_state set last_run_at = now() - interval '95 seconds'`)
    const page = await (await ask('/operations', await asRecruiter())).text()
    expect(page).toMatch(/Nobody has swept for 1:3\d\./)
    expect(page).toMatch(/Stuck attempts<\/dt><dd[^>]*>1</)
    expect(page).toMatch(/Ada[^]*passed/)
  })
})
