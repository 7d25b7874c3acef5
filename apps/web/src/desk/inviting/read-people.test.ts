import { expect, test } from 'vitest'
import { decodeTable } from './decode-table.ts'
import { mostPeople, readPeople } from './read-people.ts'

const named = (text: string) => readPeople(text).people.map(({ name, email }) => [name, email])

test('columns are found by their names in any order, or by their usual order without', () => {
  const ada = [['Ada', 'ada@example.org']]
  expect(named('Name,E-Mail\nAda,ada@example.org')).toEqual(ada)
  expect(named('Team,email address,Full name\nx,Ada@Example.org,Ada')).toEqual(ada)
  expect(named('Ada,ada@example.org')).toEqual(ada)
  expect(named('Name\nAda')).toEqual([['Ada', undefined]])
})

test.each([
  ['semicolons', 'Name;E-Mail\nAda;ada@example.org'],
  ['tabs, as pasted from a sheet', 'Name\tE-Mail\r\nAda\tada@example.org\r\n'],
  ['bars', 'Name|E-Mail\rAda|ada@example.org'],
  ['quotes', '"Name","E-Mail"\n"Ada","ada@example.org"'],
  ['empty lines', '\n\nName,E-Mail\n\nAda,ada@example.org\n,\n'],
])('a table with %s is read', (_, text) => {
  expect(named(text)).toEqual([['Ada', 'ada@example.org']])
})

test('a name may hold the separator, a quote and a new line', () => {
  expect(named('Name,E-Mail\n"Lovelace, ""Ada""\nKing",ada@example.org')[0]?.[0]).toBe('Lovelace, "Ada"\nKing')
})

test('letters arrive whole from each encoding that desks write', () => {
  const text = 'Name;E-Mail\nJürgen Æß;j@example.org'
  const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  const wide = new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')])
  const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from(text)])
  for (const bytes of [latin, wide, marked, Buffer.from(text)])
    expect(named(decodeTable(bytes))).toEqual([['Jürgen Æß', 'j@example.org']])
})

test('every fault names its line, its column and the reason, and the others are taken', () => {
  const { people, faults } = readPeople(
    ['Name,E-Mail,Time zone', 'Ada,ada@example.org,Europe/Berlin', ',bea@example.org,', 'Cy,cy(at)example.org,', 'Dee,ADA@example.org,', `${'x'.repeat(81)},x@example.org,`, 'Eve,eve@example.org,Mars/North', '"a', 'b",f@example.org,', 'Gus,,'].join('\n'),
  ) // prettier-ignore
  expect(people.map(({ name }) => name)).toEqual(['Ada', 'a\nb', 'Gus'])
  expect(faults.map(({ row, column }) => [row, column])).toEqual([
    [3, 'name'],
    [4, 'e-mail'],
    [5, 'e-mail'],
    [6, 'name'],
    [7, 'time zone'],
  ])
  expect(faults[2]?.why).toBe('ada@example.org stands in line 2 already')
})

test('twenty thousand rows are read at once', () => {
  const text = Array.from({ length: mostPeople }, (_, at) => `Person ${at},p${at}@example.org`).join('\n')
  expect(readPeople(text).people).toHaveLength(mostPeople)
})
