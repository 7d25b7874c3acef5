import { noAccommodations } from '@candor/shared'
import { readAccommodations } from '@candor/store'
import type { WebSocketRoute } from '@playwright/test'
import { unplugMicrophone } from '../people/browser-microphone.ts'
import { factsOf } from '../people/facts.ts'
import { expect, test } from '../people/test.ts'

const answer = 'I moved our invoices to a ledger.'

test('a candidate pauses, hears the question again, loses the microphone and the tab, and finds every word again', async ({
  candidate,
  stage,
  db,
}) => {
  const { page, interviewId } = candidate
  const line = { cut: false, sockets: [] as WebSocketRoute[] }
  await page.routeWebSocket(/\/rtc/, (socket) => {
    if (line.cut) return void socket.close()
    socket.connectToServer()
    line.sockets.push(socket)
  })
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
  const question = await page.getByRole('heading', { level: 1 }).innerText()
  const captions = page.getByRole('log', { name: 'Captions' })
  const asked = captions.locator('[data-speaker=interviewer]').filter({ hasText: question })

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('r')
  await expect(asked).toHaveCount(2)

  await page.getByRole('button', { name: 'One moment' }).click()
  await expect(page.getByText('Take your moment.')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'waiting for you' })).toBeVisible()
  await page.locator('main').getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('Take your moment.')).toBeHidden()

  await unplugMicrophone(page)
  await expect(page.getByText('Your microphone is gone')).toBeVisible()
  await page.getByRole('button', { name: 'Use the microphone again' }).click()
  await expect(page.getByText('Your microphone is gone')).toBeHidden()

  await candidate.type(answer)
  await candidate.hearQuestion(2)
  await page.reload()
  await page.getByRole('button', { name: 'Return to the interview' }).click()
  await expect(captions.locator('[data-speaker=candidate]').filter({ hasText: answer })).toHaveCount(1)
  await expect(asked.first()).toBeVisible()
  await candidate.hearQuestion(2)

  line.cut = true
  await Promise.all(line.sockets.map((socket) => socket.close()))
  await expect(page.getByText(/^The interviewer waits for about .* more\./)).toBeVisible()
  line.cut = false
  await expect(page.locator('[data-screen=talking]')).toBeVisible({ timeout: 30_000 })

  const second = await page.context().newPage()
  await second.goto(page.url())
  await second.getByRole('button', { name: 'Return to the interview' }).click()
  await expect(page.locator('[data-screen=moved]')).toBeVisible()
  await page.getByRole('button', { name: 'Continue here' }).click()
  await expect(second.locator('[data-screen=moved]')).toBeVisible()
  await expect(page.locator('[data-screen=talking]')).toBeVisible()
  await second.close()
})
