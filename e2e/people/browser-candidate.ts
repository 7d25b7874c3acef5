import { chromium, type Browser, type Page } from '@playwright/test'

const stepLimitMs = 30_000

/** Runs in the page: looks at the sound that each of its connections has received. */
const listenToEverything = `
  window.candorHeardAt = null
  const connections = new Map()
  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    constructor(configuration) {
      super(configuration)
      connections.set(this, 0)
    }
  }
  const look = async (connection) => {
    const energies = [...(await connection.getStats()).values()]
      .filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio')
      .map(({ totalAudioEnergy = 0 }) => totalAudioEnergy)
    const energy = Math.max(0, ...energies)
    if (energy > connections.get(connection) + 1e-6) window.candorHeardAt = performance.now()
    connections.set(connection, Math.max(connections.get(connection), energy))
  }
  setInterval(() => [...connections.keys()].forEach((connection) => look(connection).catch(() => {})), 50)`
const soundAgo = 'window.candorHeardAt === null ? null : performance.now() - window.candorHeardAt'

/** A candidate on the product's own page in a real Chromium, who types. Moments are `performance.now()` milliseconds of this process. */
export class BrowserCandidate {
  readonly page: Page
  readonly #browser: Browser

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser
    this.page = page
  }

  /** Opens the link, agrees, and starts the interview without a microphone. `program` is the Chromium to run. */
  static async open(url: string, program: string): Promise<BrowserCandidate> {
    const browser = await chromium.launch({
      executablePath: program,
      args: [
        '--autoplay-policy=no-user-gesture-required',
        '--disable-features=WebRtcHideLocalIpsWithMdns',
        '--no-sandbox',
      ],
    })
    try {
      const page = await browser.newPage()
      page.setDefaultTimeout(stepLimitMs)
      await page.addInitScript({ content: listenToEverything })
      const candidate = new BrowserCandidate(browser, page)
      await page.goto(url)
      for (const name of ['I agree and continue', 'Continue without a microphone', 'Start the interview'])
        await page.getByRole('button', { name }).click()
      return candidate
    } catch (error) {
      await browser.close()
      throw error
    }
  }

  /** The last moment a voice came out of a connection of the page; null while there was none. */
  async lastSoundAt(): Promise<number | null> {
    const agoMs = await this.page.evaluate<number | null>(soundAgo)
    return agoMs === null ? null : performance.now() - agoMs
  }

  /** Waits until it is the candidate's turn on a question. */
  async hearQuestion(number: number): Promise<void> {
    await this.page.getByText(`Question ${number} of`).waitFor({ timeout: 60_000 })
    const listening = this.page.getByRole('status').filter({ hasText: /listening/ })
    await listening.waitFor({ timeout: 60_000 })
  }

  async type(text: string): Promise<void> {
    const field = this.page.getByRole('textbox', { name: 'Your answer' })
    if (!(await field.isVisible())) await this.page.keyboard.press('t')
    await field.fill(text)
    await field.press('Enter')
  }

  async close(): Promise<void> {
    await this.#browser.close()
  }
}
