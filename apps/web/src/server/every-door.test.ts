import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const app = join(import.meta.dirname, '..', 'app')
const read = (path: string) => readFileSync(join(app, path), 'utf8')
const found = (pattern: string) => globSync(pattern, { cwd: app }).toSorted()

/** Doors that are there for whoever has no role yet, or for one's own account alone. */
const forEverybody = new Set(['api/desk/account/route.ts', 'api/desk/sign-in/route.ts', 'api/desk/sign-out/route.ts'])

test('every route of the desk names the deed that its visitor must be allowed', () => {
  const routes = found('api/desk/**/route.ts')
  expect(routes.length).toBeGreaterThan(8)
  const open = routes.filter((path) => !forEverybody.has(path)).filter((path) => {
    const text = read(path)
    const doors = text.match(/export (const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b|export \{[^}]*\b(GET|POST|PUT|PATCH|DELETE)\b/g) ?? []
    const guarded = text.match(/\bdeskRoute\b\s*(<[^>]*>)?\s*\(/g) ?? []
    return doors.length === 0 || guarded.length < 1 || /export (async )?function (GET|POST|PUT|PATCH|DELETE)\b/.test(text)
  }) // prettier-ignore
  expect(open).toEqual([])
})

test('every page of the desk asks who is there before it reads anything', () => {
  const pages = ['account', 'audit', 'interviews', 'invite', 'members', 'operations', 'templates'].flatMap((place) =>
    found(`${place}/**/page.tsx`),
  )
  expect(pages.length).toBeGreaterThan(8)
  expect(pages.filter((path) => !/await require(Desk|Operator|Visitor)\(/.test(read(path)))).toEqual([])
})

test('no route and no page of the desk reads interviews past the organisation’s scope', () => {
  const files = [...found('api/desk/**/route.ts'), ...found('{audit,interviews,invite,members,templates}/**/page.tsx')]
  const past = files.filter((path) => /\b(list|read|find|search)[A-Z]\w*\(\s*(parts\(\)\.)?db\b/.test(read(path)))
  expect(past).toEqual([])
})
