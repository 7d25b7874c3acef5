import { factsOf } from '../people/facts.ts'
import { listenTo } from '../people/listen-to.ts'
import { expect, test } from '../people/test.ts'

test('a candidate takes a spoken interview, from link to transcript', async ({
  candidate,
  recruiter,
  stage,
  db,
  sentences,
}) => {
  const answers = sentences.slice(0, 3)
  const { page, interviewId } = candidate
  await candidate.agree()
  await candidate.start()
  for (const [index, answer] of answers.entries()) {
    await candidate.hearQuestion(index + 1)
    await candidate.answerAloud(answer)
  }
  const end = page.locator('[data-screen=ended]')
  await expect(end).toBeVisible({ timeout: 60_000 })
  await expect(end).toHaveAttribute('data-end-reason', 'completed')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you. Your interview is complete.')

  await expect
    .poll(async () => (await factsOf(db, stage.livekit, interviewId)).roomsLeft, {
      message: 'the room is gone from LiveKit',
      timeout: 15_000,
    })
    .toEqual([])
  await expect.poll(async () => (await factsOf(db, stage.livekit, interviewId)).last?.state).toBe('ended')
  const { attempts } = await factsOf(db, stage.livekit, interviewId)
  expect(attempts.map(({ endReason }) => endReason)).toEqual(['completed'])

  await recruiter.goto(`${stage.web}/interviews/${interviewId}`)
  const items = await recruiter.locator('[data-item] p').allInnerTexts()
  const positions = answers.map((answer) => items.findIndex((item) => item.includes(answer)))
  expect(
    positions.every((position) => position >= 0),
    'every answer is on the page',
  ).toBe(true)
  expect(positions, 'in the order they were given').toEqual(positions.toSorted((a, b) => a - b))
  const stored = attempts[0]?.items ?? []
  expect(items, 'every item is on the page').toHaveLength(stored.length)
  expect(stored[0]).toMatchObject({ speaker: 'interviewer', text: expect.stringContaining('AI interviewer') })
  expect(stored.at(-1)).toMatchObject({ speaker: 'interviewer', text: expect.stringContaining('Goodbye') })

  const player = recruiter.locator('[data-recording=stored] audio')
  await expect(async () => {
    await recruiter.reload()
    await expect(player).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 20_000 })
  await expect.poll(() => player.evaluate((one: HTMLAudioElement) => one.duration > 0), 'it can be played').toBe(true)
  await recruiter
    .getByRole('button', { name: /^Play from/ })
    .last()
    .click()
  await expect
    .poll(() => player.evaluate((one: HTMLAudioElement) => one.currentTime), 'from the goodbye')
    .toBeGreaterThan(10)
  const heard = await listenTo(recruiter, (await player.getAttribute('src')) ?? '')
  const { liveAt, endedAt } = attempts[0] ?? {}
  expect(Math.abs(heard.lengthMs - ((endedAt ?? 0) - (liveAt ?? 0))), 'as long as the talk').toBeLessThan(5000)
  expect(heard.candidate, 'the candidate is heard').toBeGreaterThan(0.005)
  expect(heard.interviewer, 'the interviewer is heard').toBeGreaterThan(0.005)
})
