import { liveKitFrom } from '@candor/rooms'
import type { Page } from '@playwright/test'
import { sayInto } from '../people/browser-microphone.ts'
import { factsOf } from '../people/facts.ts'
import { speakWav } from '../people/speak.ts'
import { expect, test } from '../people/test.ts'

const pressCheck = (page: Page) => page.getByRole('button', { name: 'Check microphone and connection' }).click()

test('the check tells a silent microphone, hears a voice, plays it back and calls the interviewer at its last step', async ({
  candidate,
  stage,
  db,
  sentences,
}) => {
  const { page, interviewId } = candidate
  const scripts: string[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.js'))
      void response.text().then(
        (text) => scripts.push(text),
        () => {},
      )
  })
  // The name of one of the SDK's own methods, which no bundler changes.
  const withLiveKit = () => scripts.filter((text) => text.includes('simulateScenario'))
  await candidate.agree()
  await expect(page.getByRole('button', { name: 'Check microphone and connection' })).toBeEnabled()
  expect(withLiveKit(), 'LiveKit’s code before the check is pressed').toEqual([])
  expect((await factsOf(db, stage.livekit, interviewId)).attempts, 'no attempt before the last step').toEqual([])

  await pressCheck(page)
  await expect(page.getByText('Signals and sound get through.')).toBeVisible()
  expect(withLiveKit().length).toBeGreaterThan(0)
  await expect(page.getByText('it sends no sound at all')).toBeVisible()
  const wav = await speakWav(stage.voice, sentences[0] ?? '')
  await sayInto(page, wav)
  await expect(page.getByText('We hear you.')).toBeVisible()
  await page.getByRole('button', { name: 'Say a sentence, hear it back' }).click()
  await sayInto(page, wav)
  await page
    .getByRole('button', { name: 'Stop and listen' })
    .or(page.getByText('This is how you sound.'))
    .first()
    .click()
  await expect(page.getByText('This is how you sound.')).toBeVisible()

  await expect.poll(async () => (await factsOf(db, stage.livekit, interviewId)).last?.state).toBe('open')
  const rooms = (await liveKitFrom(stage.livekit).rooms.listRooms()).filter(({ name }) =>
    name.startsWith('candor-check-'),
  )
  expect(rooms.length, 'a room of its own').toBeGreaterThan(0)
  for (const { name } of rooms) {
    const sent = await liveKitFrom(stage.livekit).dispatches.listDispatch(name)
    expect(
      sent.map(({ agentName }) => agentName),
      'no interviewer is called into a check room',
    ).toEqual(['candor-nobody'])
  }
  await page.getByRole('button', { name: 'Start the interview' }).click()
  await expect(page.locator('[data-screen=talking]')).toBeVisible()
  expect((await factsOf(db, stage.livekit, interviewId)).attempts).toHaveLength(1)
})

test('a microphone the browser refuses is told with the way to allow it, and typing goes on', async ({ candidate }) => {
  const { page } = candidate
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await candidate.agree()
  await pressCheck(page)
  await expect(page.getByRole('alert').filter({ hasText: 'microphone' })).toContainText(
    'Click the sign to the left of this page’s address',
  )
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await page.getByRole('button', { name: 'Continue without a microphone' }).click()
  await expect(page.getByRole('button', { name: 'Start the interview' })).toBeEnabled()
})

test('a network that lets no signal through is told before the interview, and the check can be skipped', async ({
  candidate,
}) => {
  const { page } = candidate
  await page.routeWebSocket(/\/rtc/, (socket) => socket.close())
  await page.route(/\/rtc\//, (route) => route.abort())
  await candidate.agree()
  await pressCheck(page)
  await expect(page.getByText('The interview room cannot be reached from this network.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Start all the same' })).toBeEnabled()
  await page.reload()
  await page.getByRole('button', { name: 'Skip the check' }).click()
  await expect(page.getByText('You skip the check')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Start the interview' })).toBeEnabled()
})
