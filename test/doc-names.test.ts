import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkDocNames } from '../scripts/check-doc-names.ts'

function repository(readme: string): string {
  const root = mkdtempSync(join(tmpdir(), 'candor-names-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const files = {
    'README.md': readme,
    'package.json': JSON.stringify({ scripts: { verify: 'node scripts/verify.ts' } }),
    'scripts/verify.ts': `console.log(process.env['HOUSE_COLOUR'])`,
    'scripts/verify.test.ts': `process.env['ONLY_A_TEST'] = ''`,
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

test('commands, programs and variables that are there are accepted, and words that only look so', () => {
  const text =
    'Run `npm run verify`, set `HOUSE_COLOUR`.\n```sh\nHOUSE_COLOUR=red node scripts/verify.ts\n```\nA LOUD_WORD, a CHECK.'
  expect(checkDocNames(repository(text))).toBe('')
})

test('a command that is gone is named with its line, in a fenced block too', () => {
  expect(checkDocNames(repository('one\n`npm run paint -- --fast`\n```sh\nnpm run glaze\n```'))).toBe(
    'README.md:2 names the command npm run paint, which is not there\nREADME.md:4 names the command npm run glaze, which is not there',
  )
})

test('a program that is gone is named', () => {
  expect(checkDocNames(repository('`node scripts/paint.ts`'))).toBe(
    'README.md:1 names the program scripts/paint.ts, which is not there',
  )
})

test('a variable that nobody reads is named, also when only a test mentions it', () => {
  expect(checkDocNames(repository('`WALL_COLOUR` and `ONLY_A_TEST`')).split('\n')).toEqual([
    'README.md:1 names the variable WALL_COLOUR, which is not there',
    'README.md:1 names the variable ONLY_A_TEST, which is not there',
  ])
})
