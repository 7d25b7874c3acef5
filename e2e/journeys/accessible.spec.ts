import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { showBefore } from '../people/candidate-states.ts'
import { expect, test } from '../people/test.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const phone = { width: 320, height: 640 }
const desktop = { width: 1280, height: 760 }

/** Looks for what axe finds in both themes, and at 320 pixels (a desktop of 1280 at 400 %) for anything that hangs out at the side. */
async function examine(state: string, page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
    expect(told, `${state}, ${colorScheme}`).toEqual([])
  }
  await page.setViewportSize(phone)
  const sticksOut = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(sticksOut, `${state} at ${phone.width} pixels`).toBeLessThanOrEqual(0)
  await page.setViewportSize(desktop)
}

test('landing and check can be used by everyone: no finding of axe, nothing cut off at 320 pixels', async ({
  candidate,
}) => {
  await showBefore(candidate, examine)
})
