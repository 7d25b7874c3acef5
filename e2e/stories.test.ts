import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { stories } from './stories.ts'
import { storiesPage } from './stories-page.ts'

const root = resolve(import.meta.dirname, '..')
const rooms = '{apps,packages,drizzle,e2e,bench,scripts,test}'
const proofs = globSync([`${rooms}/**/*.{test,spec}.{ts,tsx}`, 'e2e/faults/rows/*.ts'], {
  cwd: root,
  exclude: (path) => path.includes('node_modules'),
})
  .filter((path) => path !== join('e2e', 'stories.test.ts'))
  .map((path) => readFileSync(join(root, path), 'utf8'))

/** The beginnings under which a title stands, such as `test('` or `name: '`. */
function declarations(title: string): string[] {
  return proofs.flatMap((source) =>
    source
      .split(title)
      .slice(0, -1)
      .flatMap((before) => {
        const [, word] = /([\w.]+|\]\)|\w\))[:(]\s*['"`]$/.exec(before) ?? []
        return word ? [word] : []
      }),
  )
}

describe.each(stories)('story "$title"', ({ lines }) => {
  test.each(lines)('$promise', ({ tests, notYet }) => {
    expect(tests.length > 0 || notYet !== undefined, 'a promise has a test, or says that it is not kept yet').toBe(true)
    for (const title of tests) {
      const found = declarations(title)
      expect(found, title).not.toEqual([])
      expect(
        found.filter((word) => /skip|todo|fixme|only/.test(word)),
        title,
      ).toEqual([])
    }
  })
})

test('docs/stories.md is made from the stories', () => {
  expect(readFileSync(join(root, 'docs/stories.md'), 'utf8')).toBe(storiesPage(stories))
})
