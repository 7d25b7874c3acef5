import { type Asking, Plan, type Progress } from '@candor/shared'
import type { voice } from '@livekit/agents'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { keepAgenda } from './agenda-keeper.ts'
import { keepPresence } from './presence.ts'
import type { RoomVoice } from './room-voice.ts'

const plan = Plan.parse({
  v: 1,
  role: 'Harbour pilot',
  company: 'Harbour Bikes',
  questions: [
    { id: 'one', text: 'Question one?' },
    { id: 'two', text: 'Question two?' },
  ],
})

/** An interviewer that writes down what it says and what it tells the page. */
function interviewer(begunBefore: 'no' | 'by_another' | 'in_earlier_attempt', progress: Progress) {
  const said: string[] = []
  const shown: (number | undefined)[] = []
  const session = { say: (text: string) => said.push(text), interrupt: () => said.push('(silent)') }
  const presence = keepPresence({
    log: pino({ level: 'silent' }),
    plan,
    candidateName: 'Ada Lovelace',
    begunBefore,
    session: session as unknown as voice.AgentSession,
    agenda: keepAgenda(plan, progress, { onChange: () => {} }),
    room: {
      phase: (_phase: unknown, asking: Asking | null) => Promise.resolve(void shown.push(asking?.number)),
    } as unknown as RoomVoice,
    closing: { ending: () => false } as Parameters<typeof keepPresence>[0]['closing'],
  })
  return { presence, said, shown }
}

const asked = (...ids: string[]): Progress => ({ v: 1, asked: ids, answered: false })

test('the first interviewer greets once and asks the first question', () => {
  const { presence, said } = interviewer('no', asked())
  presence.candidateHere()
  expect(said[0]).toMatch(/^Hello Ada\. .* Question one\?$/)
})

test('who takes over says one short sentence and goes on with the question that is open', () => {
  const { presence, said, shown } = interviewer('by_another', asked('one', 'two'))
  presence.candidateHere()
  expect(said).toEqual(['Excuse the interruption, I am back on the line. Let us go on. Question two?'])
  expect(shown).toEqual([2])
})

test('who takes over after an answer asks the next question, and after the last answer whether there is more to say', () => {
  const inTheMiddle = interviewer('by_another', { ...asked('one'), answered: true })
  inTheMiddle.presence.candidateHere()
  expect(inTheMiddle.said[0]).toMatch(/Let us go on\. Question two\?$/)
  expect(inTheMiddle.shown).toEqual([2])
  const atTheEnd = interviewer('by_another', { ...asked('one', 'two'), answered: true })
  atTheEnd.presence.candidateHere()
  expect(atTheEnd.said[0]).toMatch(/Let us go on\. Is there anything you would like to add\?$/)
})

test('after an end for technical reasons the question that was due is asked, also where only the voice had failed to ask it', () => {
  const { presence, said, shown } = interviewer('in_earlier_attempt', asked('one', 'two'))
  presence.candidateHere()
  expect(said).toEqual(['Welcome back. Let us go on where we stopped. Question two?'])
  expect(shown).toEqual([2])
})

test('who comes back after a while is welcomed, not greeted, and asked the same question', () => {
  const { presence, said } = interviewer('no', asked())
  presence.candidateHere()
  presence.candidateGone()
  presence.candidateHere()
  expect(said.slice(1)).toEqual(['(silent)', 'Welcome back. Let us go on where we stopped. Question one?'])
})
