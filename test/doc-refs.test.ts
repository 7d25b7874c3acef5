import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkDocRefs } from '../scripts/check-doc-refs.ts'

function repository(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'candor-documents-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

test('paths that are there are accepted: files, folders, names alone, patterns, lines, links from where the document lies', () => {
  const root = repository({
    'packages/shared/src/agenda.ts': '',
    'docs/glossary.md': 'See [the way](architecture.md#way) and [the top](../README.md).',
    'docs/architecture.md':
      '`packages/shared/`, `agenda.ts`, `packages/*/src/*.ts`, `packages/shared/src/agenda.ts:12`',
    'README.md':
      '[words](docs/glossary.md), `application/json`, `/i/[secret]`, `@candor/shared`, `npm start`, `.data/spool`',
  })
  expect(checkDocRefs(root)).toBe('')
})

test('a path that is gone is named with its document and line, be it in backticks or a link', () => {
  const root = repository({
    'packages/shared/src/agenda.ts': '',
    'AGENTS.md': 'one\n`packages/shared/src/gone.ts` and\n`lost.ts` and [this](docs/none.md)',
  })
  expect(checkDocRefs(root).split('\n')).toEqual([
    'AGENTS.md:2 cites packages/shared/src/gone.ts, which is not there',
    'AGENTS.md:3 cites docs/none.md, which is not there',
    'AGENTS.md:3 cites lost.ts, which is not there',
  ])
})

test('what stands in a fenced block is not a citation', () => {
  const root = repository({ 'README.md': '```\n`packages/none.ts`\n```\n', 'packages/here.ts': '' })
  expect(checkDocRefs(root)).toBe('')
})
