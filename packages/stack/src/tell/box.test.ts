import { expect, test } from 'vitest'
import { box, summaryLine } from './box.ts'

const summary = {
  web: 'http://127.0.0.1:3000',
  candidateUrl: 'http://127.0.0.1:3000/i/secret',
  recruiterUrl: 'http://127.0.0.1:3000/desk/sign-in?key=k',
  database: 'postgres://candor:p@127.0.0.1:54329/candor',
  livekit: 'ws://127.0.0.1:7880',
  logs: '/project/.data/logs',
}

test('the box shows every address, the logs and how to stop', () => {
  expect(box(summary)).toBe(`╭─ Candor is ready ─────────────────────────────────────╮
│ Web        http://127.0.0.1:3000                      │
│ Candidate  http://127.0.0.1:3000/i/secret             │
│ Recruiter  http://127.0.0.1:3000/desk/sign-in?key=k   │
│ Database   postgres://candor:p@127.0.0.1:54329/candor │
│ LiveKit    ws://127.0.0.1:7880                        │
│ Logs       /project/.data/logs                        │
│ Stop       Ctrl-C                                     │
╰───────────────────────────────────────────────────────╯`)
})

test('programs get one line with five addresses', () => {
  const line = summaryLine(summary)
  expect(line).not.toContain('\n')
  expect(Object.keys(JSON.parse(line))).toEqual(['web', 'candidateUrl', 'recruiterUrl', 'database', 'livekit'])
})
