import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { factsOf } from '../people/facts.ts'
import { expect, test } from '../people/test.ts'

const folder = resolve(import.meta.dirname, '../../docs/screens')

async function take(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await page.setViewportSize({ width: 1280, height: 760 })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), animations: 'disabled' })
  }
}

test('pictures of an interview: landing, room, end and transcript', async ({
  candidate,
  recruiter,
  stage,
  db,
  sentences,
}) => {
  const { page } = candidate
  await page.goto(candidate.url)
  await take(page, 'landing')
  await candidate.agree()
  await candidate.start()
  for (const [index, answer] of sentences.slice(0, 3).entries()) {
    await candidate.hearQuestion(index + 1)
    await candidate.answerAloud(answer)
    if (index === 0) {
      await candidate.hearQuestion(2)
      await take(page, 'room')
    }
  }
  await expect(page.locator('[data-screen=ended]')).toBeVisible({ timeout: 60_000 })
  await take(page, 'end')
  await expect.poll(async () => (await factsOf(db, stage.livekit, candidate.interviewId)).last?.state).toBe('ended')
  await expect(async () => {
    await recruiter.goto(`${stage.web}/interviews/${candidate.interviewId}`)
    await expect(recruiter.getByText('Being stored')).toHaveCount(0, { timeout: 500 })
  }).toPass()
  await take(recruiter, 'transcript')
  await recruiter.goto(`${stage.web}/interviews`)
  await take(recruiter, 'interviews')
})
