import { defineConfig } from '@playwright/test'

const chromium = process.env['CANDOR_CHROMIUM']

/** Journeys in a real Chromium against a whole running stack. One at a time: each holds a conversation in real time. */
export default defineConfig({
  // `npm run screens` takes the pictures of the documentation instead of walking the journeys.
  testDir: process.env['CANDOR_SCREENS'] ? './screens' : './journeys',
  outputDir: '../test-results',
  globalSetup: './people/stage.ts',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 150_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        '--autoplay-policy=no-user-gesture-required',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  },
})
