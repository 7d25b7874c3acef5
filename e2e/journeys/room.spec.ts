import { noAccommodations } from '@candor/shared'
import { readAccommodations } from '@candor/store'
import { factsOf } from '../people/facts.ts'
import { expect, test } from '../people/test.ts'

test('what a candidate chose in private is kept for the attempt, shown in the room, and help is one key away', async ({
  candidate,
  stage,
  db,
}) => {
  const { page, interviewId } = candidate
  await candidate.agree()
  await page.getByText('Adjust the interview to your needs').click()
  await page.getByLabel('A slower voice').check()
  await page.getByLabel('Largest').check()
  await page.getByLabel('Half as much again').check()
  await page.getByRole('button', { name: 'Skip the check' }).click()
  await page.getByRole('button', { name: 'Start the interview' }).click()
  await candidate.hearQuestion(1)
  const { id: attemptId = '' } = (await factsOf(db, stage.livekit, interviewId)).last ?? {}
  expect(await readAccommodations(db, { attemptId })).toEqual({
    ...noAccommodations,
    slowerVoice: true,
    captions: 'largest',
    extraTime: 'half',
  })
  await expect(page.getByText(/^About \d+ minutes left$/)).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible()
})
