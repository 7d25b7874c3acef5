import { resolve } from 'node:path'
import { ensureChromium } from './chromium.ts'
import { runCommand, stopCommandsOnSignal, tool } from './run-command.ts'

const help = `npm run screens

Takes the pictures of the documentation from a real interview in a real browser, light and dark, into docs/screens.
`

if (process.argv.includes('--help')) {
  process.stdout.write(help)
  process.exit()
}

stopCommandsOnSignal()
const end = await runCommand({
  ...tool(resolve(import.meta.dirname, '..'), 'playwright', ['test', '-c', 'e2e']),
  env: { CANDOR_SCREENS: '1', CANDOR_CHROMIUM: await ensureChromium((line) => console.log(line)) },
  limitMs: 300_000,
  output: 'show',
})
process.exitCode = end.ok ? 0 : 1
