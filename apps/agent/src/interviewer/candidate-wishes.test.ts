import { expect, test } from 'vitest'
import { candidateWishes } from './candidate-wishes.ts'

type Facts = { ending?: boolean; here?: boolean; busy?: boolean; answered?: boolean }

function room({ ending = false, here = true, busy = false, answered = false }: Facts = {}) {
  const done: string[] = []
  const wishes = candidateWishes({
    ending: () => ending,
    openQuestion: () => 'What have you built?',
    isAnswered: () => answered,
    say: (text) => void done.push(`say ${text}`),
    reply: () => void done.push('reply'),
    isBusy: () => busy,
    stopTalking: () => void done.push('stop'),
    silence: { here: () => void done.push('listen on'), gone: () => void done.push('do not wonder') },
    candidateIsHere: () => here,
  })
  return { done, ...wishes }
}

test('the open question is said again when it is asked for', () => {
  const { done, take } = room()
  take('repeat')
  expect(done).toEqual(['stop', 'say What have you built?'])
})

test('in a moment that was asked for nobody speaks and silence is not wondered at, until it is over', () => {
  const { done, take } = room()
  take('pause')
  take('repeat')
  expect(done).toEqual(['stop', 'do not wonder'])
  take('resume')
  take('resume')
  expect(done).toEqual(['stop', 'do not wonder', 'listen on'])
})

test('what the interviewer begins to say in that moment is cut off, and the question is said again afterwards', () => {
  const { done, take, speaking } = room()
  speaking()
  expect(done).toEqual([])
  take('pause')
  speaking()
  take('resume')
  expect(done).toEqual(['stop', 'do not wonder', 'stop', 'listen on', 'stop', 'say What have you built?'])
})

test('a question that the moment itself cut off is said again afterwards, once', () => {
  const { done, take } = room({ busy: true })
  take('pause')
  take('resume')
  take('resume')
  expect(done).toEqual(['stop', 'do not wonder', 'listen on', 'stop', 'say What have you built?'])
})

test('an answer whose reply was cut off, before or after it began, is replied to afterwards', () => {
  const thinking = room({ busy: true, answered: true })
  thinking.take('pause')
  thinking.take('resume')
  expect(thinking.done).toEqual(['stop', 'do not wonder', 'listen on', 'stop', 'reply'])
  const listening = room({ answered: true })
  listening.take('pause')
  listening.speaking()
  listening.take('resume')
  expect(listening.done).toEqual(['stop', 'do not wonder', 'stop', 'listen on', 'stop', 'reply'])
})

test('a moment does not outlast the candidate’s leaving', () => {
  const { done, take, speaking, candidateGone } = room()
  take('pause')
  candidateGone()
  speaking()
  expect(done).toEqual(['stop', 'do not wonder'])
})

test.each([{ ending: true }, { here: false }])('nothing is done for a wish when %o', (when) => {
  const { done, take } = room(when)
  for (const ask of ['repeat', 'pause', 'resume'] as const) take(ask)
  expect(done).toEqual([])
})
