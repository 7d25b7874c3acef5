import { expect, test } from 'vitest'
import { linksFile } from './links-file.ts'

test('no name becomes a formula, and none breaks out of its cell', () => {
  const link = 'https://interviews.example/i/x'
  const file = linksFile([
    { name: '=HYPERLINK("http://x")', email: '+a@example.org', link },
    { name: 'Ada, "King"', email: null, link },
  ])
  expect(file.split('\r\n').slice(1, 3)).toEqual([
    `"'=HYPERLINK(""http://x"")","'+a@example.org","${link}"`,
    `"Ada, ""King""","","${link}"`,
  ])
})
