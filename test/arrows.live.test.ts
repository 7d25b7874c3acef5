import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { checkArrows } from '../scripts/check-arrows.ts'
import { runCommand } from '../scripts/run-command.ts'

const repository = resolve(import.meta.dirname, '..')
const installed = join(repository, 'node_modules')
let root: string

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function plantRoom(folder: string, name: string, text: string): void {
  write(`${folder}/package.json`, JSON.stringify({ name, type: 'module', exports: { '.': './src/index.ts' } }))
  write(`${folder}/src/index.ts`, text)
  symlinkSync(join(root, folder), join(root, 'node_modules', name))
}

/** A house in small with the real rules: every arrow in it points the right way. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'candor-arrows-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  mkdirSync(join(root, 'node_modules/@candor'), { recursive: true })
  mkdirSync(join(root, 'node_modules/@livekit'), { recursive: true })
  for (const name of ['zod', 'livekit-server-sdk', '@livekit/agents', 'dependency-cruiser', '.bin']) {
    symlinkSync(join(installed, name), join(root, 'node_modules', name))
  }
  symlinkSync(join(installed, 'drizzle-orm'), join(root, 'node_modules/drizzle-orm'))
  cpSync(join(repository, '.dependency-cruiser.mjs'), join(root, '.dependency-cruiser.mjs'))
  write('package.json', JSON.stringify({ name: 'house', type: 'module' }))
  plantRoom('packages/shared', '@candor/shared', `import { z } from 'zod'\nexport const Word = z.string()`)
  plantRoom('drizzle', '@candor/drizzle', `import { sql } from 'drizzle-orm'\nexport const one = sql\`1\``)
  plantRoom(
    'packages/store',
    '@candor/store',
    `export { one } from '@candor/drizzle'\nexport { Word } from '@candor/shared'`,
  )
  plantRoom(
    'packages/rooms',
    '@candor/rooms',
    `export { one } from '@candor/store'\nexport * from 'livekit-server-sdk'`,
  )
  plantRoom('packages/stack', '@candor/stack', `export { one } from '@candor/rooms'`)
  plantRoom('apps/agent', '@candor/agent', `import '@livekit/agents'\nimport '@candor/rooms'`)
  plantRoom('apps/web', '@candor/web', `import '@candor/store'\nimport './interview/room.tsx'`)
  write(
    'apps/web/src/interview/room.tsx',
    `'use client'\nimport { Word } from '@candor/shared'\nexport const a = <p>{String(Word)}</p>`,
  )
  write('scripts/start.ts', `import { one } from '@candor/stack'\nconsole.log(one)`)
})

const look = (): Promise<string> => checkArrows(root, runCommand)

test('a house whose arrows point one way is accepted', async () => {
  expect(await look()).toBe('')
})

describe('a forbidden import is seen', () => {
  test.each([
    [
      'the language reaches for the store',
      'packages/shared/src/a.ts',
      `import '@candor/store'`,
      'arrow-packages-shared',
    ],
    [
      'the language reaches for a file system',
      'packages/shared/src/a.ts',
      `import 'node:fs'`,
      'shared-imports-only-zod',
    ],
    [
      'only a type is taken',
      'packages/shared/src/a.ts',
      `import type { one } from '@candor/store'`,
      'arrow-packages-shared',
    ],
    [
      'it is imported while running',
      'packages/store/src/a.ts',
      `await import('@candor/rooms')`,
      'arrow-packages-store',
    ],
    ['an app asks the database itself', 'apps/agent/src/a.ts', `import 'drizzle-orm'`, 'only-here-drizzle-orm'],
    ['an app asks LiveKit itself', 'apps/web/src/a.ts', `import 'livekit-server-sdk'`, 'only-here-livekit-server-sdk'],
    [
      'the agent SDK leaves the agent',
      'packages/stack/src/a.ts',
      `import '@livekit/agents'`,
      'only-here-livekit-agents',
    ],
    ['one app imports another', 'apps/web/src/a.ts', `import '@candor/agent'`, 'no-app-imported'],
    ['the stack imports what it starts', 'packages/stack/src/a.ts', `import '@candor/web'`, 'no-app-imported'],
    ['an app starts the stack', 'apps/web/src/a.ts', `import '@candor/stack'`, 'arrow-apps-web'],
    ['a module is not there', 'scripts/a.ts', `import './gone.ts'`, 'no-unresolvable'],
  ])('%s', async (_, path, text, rule) => {
    write(path, text)
    expect(await look()).toContain(`${rule}: ${path} -> `)
  })

  test('what reaches the browser reaches the store through another file', async () => {
    write('apps/web/src/desk/board.tsx', `'use client'\nimport { row } from '../row.ts'\nexport const a = row`)
    write('apps/web/src/row.ts', `import { one } from '@candor/store'\nexport const row = one`)
    expect(await look()).toContain('client-code-stays-in-the-browser: apps/web/src/desk/board.tsx -> ')
  })

  test('two files import each other', async () => {
    write('scripts/a.ts', `import './b.ts'\nexport const a = 1`)
    write('scripts/b.ts', `import './a.ts'\nexport const b = 1`)
    expect(await look()).toContain('no-cycle: ')
  })
})

test('a cruise that passes over TypeScript is not believed: every source file is counted', async () => {
  // What happens when no parser for TypeScript is found: the files are skipped, and nothing is wrong with nothing.
  const rules = `export default { forbidden: [], options: { exclude: { path: '\\\\.tsx?$' } } }`
  write('.dependency-cruiser.mjs', rules)
  write('scripts/plain.mjs', `import 'node:fs'`)
  expect(await look()).toMatch(/cruised only 1 of \d+ source files; missed: apps\/agent\/src\/index\.ts/)
})
