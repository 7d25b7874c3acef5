import { expect, type Page } from '@playwright/test'
import type { Candidate } from './test.ts'

/** Looks at the page in one state. */
export type Look = (state: string, page: Page) => Promise<void>

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Walks one page through landing and check. */
export async function showBefore({ page, url }: Candidate, look: Look): Promise<void> {
  await page.goto(url)
  await look('landing', page)
  await button(page, 'I agree and continue').click()
  await expect(button(page, 'Check microphone and connection')).toBeEnabled()
  await look('check-before', page)
  await page.getByText('Adjust the interview to your needs').click()
  await look('check-needs', page)
  await button(page, 'Check microphone and connection').click()
  await expect(page.getByText('Signals and sound get through.')).toBeVisible()
  await look('check-listening', page)
  await expect(page.getByText('it sends no sound at all')).toBeVisible()
  await look('check-silent', page)
  await button(page, 'Continue without a microphone').click()
  await look('check-typed', page)
  for (const [state, name] of [
    ['denied', 'NotAllowedError'],
    ['missing', 'NotFoundError'],
    ['busy', 'NotReadableError'],
  ] as const) {
    await page.evaluate((fault) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', fault))
    }, name)
    await button(page, 'Use my microphone after all').click()
    await expect(page.getByRole('alert').filter({ hasText: 'microphone' })).toBeVisible()
    await look(`check-${state}`, page)
    await button(page, 'Continue without a microphone').click()
  }
}
