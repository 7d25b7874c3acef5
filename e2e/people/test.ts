import { type Browser, type BrowserContext, expect, type Page, test as base } from '@playwright/test'
import { connect, type Db } from '@candor/drizzle'
import { sampleTemplateId } from '@candor/drizzle/seed'
import type { Addresses } from '@candor/stack'
import { createInvite } from '@candor/store'
import { plugInMicrophone, sayInto } from './browser-microphone.ts'
import { demoSentences, speakWav } from './speak.ts'
import { stageAddresses } from './stage.ts'

export { expect }

/** A person invited to the sample interview, in a browser of their own. */
export type Candidate = {
  readonly page: Page
  readonly interviewId: string
  readonly url: string
  /** Opens the link and agrees; stands before the room afterwards. */
  readonly agree: () => Promise<void>
  /** Checks microphone and connection and presses Start. */
  readonly start: () => Promise<void>
  /** Waits until question `number` was asked in full and it is the candidate's turn. */
  readonly hearQuestion: (number: number) => Promise<void>
  /** Answers aloud, and again where the interviewer did not understand. */
  readonly answerAloud: (sentence: string) => Promise<void>
  readonly type: (text: string) => Promise<void>
}

type People = {
  readonly stage: Addresses
  readonly db: Db
  /** The sentences that are recognised without any model. */
  readonly sentences: string[]
  readonly candidate: Candidate
  readonly recruiter: Page
}

/** What browsers say by themselves when a page is reloaded or a connection is cut on purpose. */
const expectedNoise =
  /net::ERR_|WebSocket connection to|Failed to load resource: the server responded with a status of 4/

function failOnNoise(page: Page): string[] {
  const noise: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !expectedNoise.test(message.text())) noise.push(message.text())
  })
  page.on('pageerror', (error) => noise.push(String(error)))
  return noise
}

async function browserOf(browser: Browser, withMicrophone: boolean): Promise<BrowserContext> {
  const context = await browser.newContext({ permissions: withMicrophone ? ['microphone'] : [] })
  if (withMicrophone) await plugInMicrophone(context)
  return context
}

function candidateIn(page: Page, url: string, interviewId: string, voice: string): Candidate {
  const listening = page.getByRole('status').filter({ hasText: /listening/ })
  const captions = page.getByRole('log', { name: 'Captions' })
  const hearQuestion = async (number: number): Promise<void> => {
    await expect(page.getByText(`Question ${number} of`)).toBeVisible({ timeout: 60_000 })
    const question = await page.getByRole('heading', { level: 1 }).innerText()
    await expect(captions.getByText(question).first()).toBeVisible({ timeout: 45_000 })
    await expect(listening).toBeVisible({ timeout: 45_000 })
  }
  return {
    page,
    url,
    interviewId,
    agree: async () => {
      await page.goto(url)
      await page.getByRole('button', { name: 'I agree and continue' }).click()
    },
    start: async () => {
      await page.getByRole('button', { name: 'Check microphone and connection' }).click()
      await page.getByRole('button', { name: 'Start the interview' }).click()
    },
    hearQuestion,
    answerAloud: async (sentence) => {
      const wav = await speakWav(voice, sentence)
      const heard = captions.locator('[data-speaker=candidate]').getByText(sentence)
      await expect(async () => {
        await expect(listening).toBeVisible({ timeout: 30_000 })
        await sayInto(page, wav)
        await expect(heard).toBeVisible({ timeout: 6000 })
      }).toPass({ timeout: 60_000 })
    },
    type: async (text) => {
      const field = page.getByRole('textbox', { name: 'Your answer' })
      if (!(await field.isVisible())) await page.keyboard.press('t')
      await field.fill(text)
      await field.press('Enter')
    },
  }
}

/** The people of the stories. A page that complains in its console fails its test. */
export const test = base.extend<People & { withMicrophone: boolean }>({
  withMicrophone: [true, { option: true }],
  stage: async ({ browserName }, use) => {
    if (browserName !== 'chromium') throw new Error('the microphone of these journeys is made for Chromium')
    await use(stageAddresses())
  },
  db: async ({ stage }, use) => {
    const { db, close } = connect(stage.database, { max: 2, name: 'candor-journey' })
    await use(db)
    await close()
  },
  sentences: async ({ stage }, use) => use(await demoSentences(stage.voice)),
  candidate: async ({ browser, db, stage, withMicrophone }, use) => {
    const invited = await createInvite(db, { templateId: sampleTemplateId, candidateName: 'Robin Sample' })
    if (!invited.ok) throw new Error(invited.refusal)
    const context = await browserOf(browser, withMicrophone)
    const page = await context.newPage()
    const noise = failOnNoise(page)
    await use(candidateIn(page, `${stage.web}/i/${invited.value.secret}`, invited.value.interviewId, stage.voice))
    expect(noise, 'the candidate’s console').toEqual([])
    await context.close()
  },
  recruiter: async ({ browser, stage }, use) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const noise = failOnNoise(page)
    await page.goto(stage.desk)
    await use(page)
    expect(noise, 'the recruiter’s console').toEqual([])
    await context.close()
  },
})
