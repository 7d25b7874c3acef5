import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Db } from '@candor/drizzle'
import { sampleTemplateId } from '@candor/drizzle/seed'
import { type LiveKit, liveKitFrom, openRoom, roomPrefix } from '@candor/rooms'
import { currentConsentVersion, randomLetters } from '@candor/shared'
import { checkoutRoot, readEnvironment, silentReporter, startStack, summarise } from '@candor/stack'
import { claimAttempt, createInvite, openAttempt, readAttempt, readInstallation, recordConsent } from '@candor/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from './run-command.ts'

let dataDir: string
let db: Db
let livekit: LiveKit
const undo = new AsyncDisposableStack()
afterAll(() => undo.disposeAsync())

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'candor-sessions-'))
  undo.defer(() => rmSync(dataDir, { recursive: true, force: true }))
  const parts = ['postgres', 'livekit'] as const
  const stack = await startStack({
    dataDir,
    mode: 'test',
    parts,
    environment: readEnvironment(),
    report: silentReporter,
  })
  undo.defer(() => stack.stop())
  stack.announce(await summarise(stack))
  const connection = connect(stack.addresses.database, { max: 2 })
  undo.defer(() => connection.close())
  db = connection.db
  livekit = liveKitFrom(stack.addresses.livekit)
}, 120_000)

async function sessions(...args: string[]) {
  const command = [join('scripts', 'sessions.ts'), ...args, '--data', dataDir]
  return runCommand({ program: process.execPath, args: command, cwd: checkoutRoot, limitMs: 50_000 })
}

/** The one line a command answers with. */
async function answer(...args: string[]): Promise<Record<string, unknown>> {
  const { ok, output, stdout } = await sessions(...args, '--json')
  expect(ok, output).toBe(true)
  expect(stdout.trim().split('\n')).toHaveLength(1)
  return JSON.parse(stdout) as Record<string, unknown>
}

function taken<Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: string }): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`)
  return outcome.value
}

async function attemptWithRoom() {
  const invited = taken(await createInvite(db, { templateId: sampleTemplateId, candidateName: 'Ada Lovelace' }))
  taken(await recordConsent(db, { inviteId: invited.inviteId, version: currentConsentVersion }))
  const attempt = taken(await openAttempt(db, { inviteId: invited.inviteId }))
  await openRoom(livekit, attempt)
  return attempt
}

const now = async (attemptId: string) => taken(await readAttempt(db, { attemptId }))

test('an attempt is seen, taken over, ended and cleared away by hand, with nobody else there to do it', async () => {
  const { id: attemptId, interviewId, roomName } = await attemptWithRoom()
  const stray = `${roomPrefix(await readInstallation(db))}${randomLetters(26)}`
  for (const name of [stray, 'of-somebody-else']) await livekit.rooms.createRoom({ name })

  expect(await answer('list')).toMatchObject({ attempts: [{ attemptId, interviewId, state: 'open', epoch: 0 }] })
  expect((await sessions('list')).stdout).toContain('Ada Lovelace')
  expect(await answer('rooms')).toMatchObject({
    rooms: expect.arrayContaining([
      expect.objectContaining({ name: roomName, standing: 'matched', attemptId }),
      expect.objectContaining({ name: stray, standing: 'stray', attemptId: null }),
    ]),
    foreign: 1,
  })
  expect(await answer('stats')).toMatchObject({ active: 1, mustBeZero: { strayRooms: 1, stuckAttempts: 0 } })

  for (const epoch of [1, 2]) {
    const replaced = answer('replace', attemptId)
    await expect.poll(async () => (await now(attemptId)).dispatchedEpoch, { timeout: 10_000 }).toBe(epoch)
    const who = { jobId: `job-${epoch}`, host: 'host-a', pid: 1, processStartedAt: 1_790_000_000_000 }
    taken(await claimAttempt(db, { attemptId, epoch, ...who }))
    expect(await replaced).toMatchObject({ before: epoch === 1 ? null : 1, asked: epoch, claimed: epoch })
  }
  expect(await answer('show', interviewId)).toMatchObject({
    attempts: [{ id: attemptId, lease: { epoch: 2, jobId: 'job-2' }, room: { name: roomName, participants: [] } }],
  })

  const ended = answer('end', attemptId, '--reason', 'cancelled')
  await expect.poll(async () => (await now(attemptId)).state, { timeout: 10_000 }).toBe('closing')
  await db.execute('update attempt set deadline_at = now()')
  const { stdout: foreseen } = await sessions('sweep', '--dry-run')
  expect(foreseen).toContain(`end ${attemptId}: cancelled`)
  expect(foreseen).toContain(`delete the stray room ${stray}`)
  expect(await now(attemptId), 'a dry run changes nothing').toMatchObject({ state: 'closing' })
  expect(await livekit.rooms.listRooms([stray])).toHaveLength(1)

  await db.execute(`update sweep_state set rooms_compared_at = now() - interval '1 minute'`)
  expect(await answer('sweep')).toMatchObject({ ended: [attemptId], failed: [] })
  await db.execute(`update attempt set ended_at = ended_at - interval '4 seconds'`)
  expect(await answer('sweep')).toMatchObject({ roomsGone: [attemptId] })
  expect(await ended).toMatchObject({ state: 'ended', endReason: 'cancelled', begunByThis: true, roomGone: true })
  expect((await livekit.rooms.listRooms()).map(({ name }) => name)).toEqual(['of-somebody-else'])
  const mustBeZero = { stuckAttempts: 0, strayRooms: 0, leftoverLeases: 0, unstoredSpoolFiles: 0 }
  expect(await answer('stats')).toMatchObject({ active: 0, endedToday: { cancelled: 1 }, owedRooms: 0, mustBeZero })
}, 90_000)

test('what is not there is said in words', async () => {
  for (const [args, words] of [
    [['show', 'att_unknown000'], 'There is no such attempt'],
    [['end', 'int_unknown000', '--reason', 'cancelled'], 'There is no such interview'],
    [['fly'], 'There is no command "fly"'],
  ] as const) {
    const { code, output } = await sessions(...args)
    expect(code).toBe(1)
    expect(output).toContain(words)
    expect(output).not.toMatch(/^\s+at /m)
  }
})
