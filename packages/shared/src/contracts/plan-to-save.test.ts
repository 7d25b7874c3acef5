import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { minutes, seconds } from '../basics/lengths.ts'
import { planFaults, PlanToSave } from './plan-to-save.ts'

const question = (id: string, more: object = {}) => ({ id, text: `What about ${id}?`, ...more })
const plan = (more: object = {}) => ({
  v: 1,
  role: 'Harbour pilot',
  company: 'Harbour Bikes',
  questions: [question('one'), question('two')],
  ...more,
})
const many = (count: number, more: object = {}) => Array.from({ length: count }, (_, at) => question(`q${at}`, more))

test('a plan that can be talked through in its time is saved as it is', () => {
  expect(planFaults(plan())).toEqual([])
  expect(PlanToSave.parse(plan({ wrapUp: 'What would you like to know from us?' }))).toMatchObject({
    wrapUp: 'What would you like to know from us?',
    questions: [{ followUps: 1 }, {}],
  })
})

const refused: [string, object, string, RegExp][] = [
  ['no questions', { questions: [] }, 'questions', /1/],
  ['no question that must be asked', { questions: many(2, { mustAsk: false }) }, 'questions', /must be asked/],
  ['200 questions', { questions: many(200, { timeMs: seconds(20) }) }, 'questions', /60/],
  ['a question of 20,000 characters', { questions: [question('one', { text: 'x'.repeat(20_000) })] }, 'questions.0.text', /600/],
  ['facts of 20,000 characters', { facts: 'x'.repeat(20_000) }, 'facts', /8000/],
  ['20,000 characters over many questions', { questions: many(40, { timeMs: seconds(20), text: 'x', purpose: 'p'.repeat(400) }).map((one, at) => ({ ...one, text: `${at}${'x'.repeat(150)}` })) }, 'questions', /characters/],
  ['more to ask than there is time', { limits: { maxLengthMs: minutes(5) } }, 'limits.maxLengthMs', /need 9 minutes.*last 5/],
  ['a question longer than the interview', { questions: [question('one', { timeMs: minutes(20) })], limits: { maxLengthMs: minutes(10) } }, 'questions.0.timeMs', /longer than/],
  ['a window longer than the interview', { questions: [question('one', { timeMs: seconds(20) })], limits: { maxLengthMs: minutes(2), reconnectWindowMs: minutes(3) } }, 'limits.reconnectWindowMs', /shorter than/],
  ['the same question twice', { questions: [question('one'), question('two', { text: 'What about one?' })] }, 'questions.1.text', /question 1/],
  ['a question by the name of the wrap-up', { questions: [question('wrap-up')] }, 'questions', /wrap-up/],
] // prettier-ignore

test.each(refused)('%s: refused with the field named', (_, more, field, why) => {
  const faults = planFaults(plan(more))
  expect(faults.map((fault) => fault.field)).toEqual([field])
  expect(faults[0]?.why).toMatch(why)
})

test('every plan that could be published before can still be read, also where it could not be saved today', () => {
  const folder = new URL('../../fixtures/plan/invalid/', import.meta.url)
  for (const file of readdirSync(folder)) {
    const { value, field } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
      value: unknown
      field: string
    }
    expect(
      planFaults(value).map((fault) => fault.field),
      file,
    ).toContain(field)
  }
})
