import { expect, test } from 'vitest'
import { parseSpoolLine } from './spool-line.ts'

const said = 'I was ill for a year'

test.each([
  ['torn', `{"v":1,"kind":"item","item":{"text":"${said}`],
  ['of tomorrow', `{"v":2,"kind":"item","item":{"text":"${said}"}}`],
  ['of an unknown kind', `{"v":1,"kind":"${said}"}`],
  ['with an item that is none', `{"v":1,"kind":"item","item":"${said}"}`],
  ['with a reason that is none', `{"v":1,"kind":"end","reason":"${said}"}`],
])('a line %s is refused with a reason fit for a log: nobody’s words in it', (_, line) => {
  const parsed = parseSpoolLine(line)
  expect(parsed.ok).toBe(false)
  if (parsed.ok) return
  expect(parsed.error).not.toBe('')
  expect(parsed.error).not.toContain('ill')
})
