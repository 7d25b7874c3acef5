import { factsOf } from '../people/facts.ts'
import { expect, test } from '../people/test.ts'

test.use({ withMicrophone: false })

test('a candidate who leaves sees a clear end, and the room and the interviewer are gone', async ({
  candidate,
  stage,
  db,
}) => {
  const { page, interviewId } = candidate
  await candidate.agree()
  await page.getByRole('button', { name: 'Continue without a microphone' }).click()
  await page.getByRole('button', { name: 'Start the interview' }).click()
  await candidate.hearQuestion(1)
  await page.getByRole('button', { name: 'Leave the interview' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End the interview' }).click()
  await expect(page.locator('[data-screen=ended]')).toHaveAttribute('data-end-reason', 'candidate_ended')

  await expect
    .poll(async () => (await factsOf(db, stage.livekit, interviewId)).roomsLeft, { timeout: 15_000 })
    .toEqual([])
  await expect.poll(async () => (await factsOf(db, stage.livekit, interviewId)).last?.state).toBe('ended')
  const { last } = await factsOf(db, stage.livekit, interviewId)
  expect(last?.endReason).toBe('candidate_ended')

  await page.goto(candidate.url)
  await expect(page.locator('[data-screen=ended]'), 'the link tells the same end').toHaveAttribute(
    'data-end-reason',
    'candidate_ended',
  )
})

test('a page that is reloaded comes back to the same conversation', async ({ candidate, stage, db }) => {
  const { page, interviewId } = candidate
  await candidate.agree()
  await page.getByRole('button', { name: 'Continue without a microphone' }).click()
  await page.getByRole('button', { name: 'Start the interview' }).click()
  await candidate.hearQuestion(1)
  await candidate.type('I moved our invoices to a ledger.')
  await candidate.hearQuestion(2)
  await page.reload()
  await page.getByRole('button', { name: 'Continue without a microphone' }).click()
  await page.getByRole('button', { name: 'Return to the interview' }).click()
  await candidate.hearQuestion(2)
  const states = async () => (await factsOf(db, stage.livekit, interviewId)).attempts.map(({ state }) => state)
  // The question stands there as soon as the page is back in the room; that somebody is back is noted a moment later.
  await expect.poll(states).toEqual(['live'])
})
