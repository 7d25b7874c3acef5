import { factsOf } from '../people/facts.ts'
import { expect, test } from '../people/test.ts'

test.use({ withMicrophone: false })

const answers = [
  'I moved our invoices to a ledger, and I wrote most of it.',
  'A timer fired twice <b>at midnight</b>; I found it by replaying the log. 🙂',
  'I would ask the users first.',
]

test('a candidate without a microphone takes the whole interview by keyboard', async ({
  candidate,
  recruiter,
  stage,
  db,
}) => {
  const { page, interviewId } = candidate
  await page.goto(candidate.url)
  const press = async (name: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).focus()
    await page.keyboard.press('Enter')
  }
  await press('I agree and continue')
  await expect(page.getByRole('button', { name: 'Continue without a microphone' })).toBeEnabled()
  await press('Continue without a microphone')
  await press('Start the interview')
  for (const [index, answer] of answers.entries()) {
    await candidate.hearQuestion(index + 1)
    await candidate.type(answer)
    await expect(page.getByRole('log').getByText(answer)).toBeVisible()
  }
  await expect(page.locator('[data-screen=ended]')).toHaveAttribute('data-end-reason', 'completed', { timeout: 60_000 })

  await expect.poll(async () => (await factsOf(db, stage.livekit, interviewId)).last?.state).toBe('ended')
  const { last } = await factsOf(db, stage.livekit, interviewId)
  const typed = last?.items.filter(({ speaker }) => speaker === 'candidate') ?? []
  expect(typed.map(({ kind, text }) => ({ kind, text }))).toEqual(answers.map((text) => ({ kind: 'typed', text })))

  await recruiter.goto(`${stage.web}/interviews/${interviewId}`)
  for (const answer of answers) await expect(recruiter.getByText(answer)).toBeVisible()
  await expect(recruiter.locator('b'), 'what a candidate types is text and nothing else').toHaveCount(0)
})
