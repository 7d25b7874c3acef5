import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { createInvite, readInterview } from '@candor/store'
import { BrowserCandidate } from '../../people/browser-candidate.ts'
import { waitFor } from '../../people/wait-for.ts'
import type { FaultStage } from '../stage.ts'
import { templates } from '../templates.ts'
import { type FigureStory, mostOf, p95Of } from './figure.ts'

const downMs = 3000
const blowsPerInterview = 4

async function restart(stage: FaultStage, candidate: BrowserCandidate): Promise<number> {
  const livekit = stage.part('livekit')
  const struckAt = performance.now()
  livekit.kill('SIGKILL')
  await livekit.stop()
  await delay(downMs)
  await livekit.start()
  let heardAt = 0
  await waitFor('the page to hear the interviewer again', 60_000, async () => {
    heardAt = (await candidate.lastSoundAt()) ?? 0
    // While LiveKit is down nothing new can be heard; a browser still plays what it had.
    return heardAt > struckAt + downMs
  })
  return heardAt - struckAt
}

/** What was typed and is not in the transcript once, of all attempts. */
async function wrongItems(stage: FaultStage, interviewId: string, typed: readonly string[]): Promise<number> {
  const reading = await readInterview(stage.db, { interviewId })
  if (!reading.ok) throw new Error(reading.refusal)
  const kept = reading.value.attempts.flatMap(({ items }) => items.map(({ text }) => text))
  return typed.filter((text) => kept.filter((one) => one === text).length !== 1).length
}

export const chromiumRestart: FigureStory = {
  key: 'livekit-restart-chromium',
  row: 12,
  name: 'LiveKit down for 3 s, auto_create off, candidate in Chromium on the product’s own page',
  // A browser beside a whole stack takes the machine's time: fewer readings, and the result says how many.
  readings: 8,
  goals: [p95Of('againMs', 'to the talk going on', 14_000), mostOf('wrongItems', 'answers lost or doubled', 0)],
  limitMs: 240_000,
  tell: async (stage, take) => {
    const candidateName = `Robin ${randomBytes(2).toString('hex')}`
    const invite = await createInvite(stage.db, { templateId: templates.long.id, candidateName })
    if (!invite.ok) throw new Error(invite.refusal)
    const { interviewId, secret } = invite.value
    const candidate = await BrowserCandidate.open(`${stage.addresses.web}/i/${secret}`, stage.chromium)
    const typed: string[] = []
    try {
      await candidate.hearQuestion(1)
      for (let blow = 1; blow <= blowsPerInterview; blow += 1) {
        await stage.warm()
        const againMs = await restart(stage, candidate)
        await candidate.hearQuestion(blow)
        const text = `This is answer ${blow} of ${interviewId}.`
        await candidate.type(text)
        typed.push(text)
        await candidate.hearQuestion(blow + 1)
        if (!take({ againMs, wrongItems: await wrongItems(stage, interviewId, typed) })) break
      }
      await candidate.page.getByRole('button', { name: 'Leave the interview' }).click()
      await candidate.page.getByRole('dialog').getByRole('button', { name: 'End the interview' }).click()
      await candidate.page.locator('[data-screen=ended]').waitFor()
    } finally {
      await candidate.close()
    }
  },
}
