import { expect, test } from 'vitest'
import { nextUnheard, nothingUnheard, type Unheard, type UnheardEvent } from './unheard.ts'

const began: UnheardEvent = { kind: 'began' }
const speech = { startedAt: 1000, durationMs: 900, status: null }
const heard: UnheardEvent = { kind: 'ended', hearing: { ...speech, outcome: 'heard' } }
const empty: UnheardEvent = { kind: 'ended', hearing: { ...speech, outcome: 'empty' } }
const failed: UnheardEvent = { kind: 'ended', hearing: { ...speech, outcome: 'failed', status: 500 } }
const alarm = (stillWorking: boolean): UnheardEvent => ({
  kind: 'no_words',
  startedAt: 990,
  durationMs: 950,
  stillWorking,
})

function told(...events: UnheardEvent[]): Unheard['why'][] {
  let listening = nothingUnheard
  return events.flatMap((event) => {
    const next = nextUnheard(listening, event)
    listening = next.listening
    return next.unheard ? [next.unheard.why] : []
  })
}

test.each<[string, UnheardEvent[], Unheard['why'][]]>([
  ['words are no trouble', [began, heard], []],
  ['nothing recognised is told when the alarm rings', [began, empty, alarm(false)], ['empty']],
  ['slow words are not complained about', [began, alarm(true), heard], []],
  ['slow and then nothing is told when it is known', [began, alarm(true), empty], ['empty']],
  ['a failure is told once, not again by the alarm after it', [began, failed, alarm(false)], ['failed']],
  ['a failure after the alarm is told once', [began, alarm(true), failed], ['failed']],
  ['a failure does not hide the next silence', [began, failed, began, empty, alarm(false)], ['failed', 'empty']],
  ['two failures are two', [began, failed, alarm(false), began, failed, alarm(false)], ['failed', 'failed']],
  ['audio that reached no recogniser is told by the alarm', [alarm(false)], ['empty']],
])('%s', (_, events, whys) => {
  expect(told(...events)).toEqual(whys)
})

test('what the alarm tells has the place of the last stretch, not of all since the last words', () => {
  const { listening } = nextUnheard(nothingUnheard, empty)
  expect(nextUnheard(listening, alarm(false)).unheard).toMatchObject({ startedAt: 1000, durationMs: 900 })
})

test('a failure carries its place, its length and what the provider answered', () => {
  const { unheard } = nextUnheard(nothingUnheard, failed)
  expect(unheard).toEqual({ why: 'failed', startedAt: 1000, durationMs: 900, status: 500 })
})
