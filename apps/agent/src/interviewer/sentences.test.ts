import { endReasons, type Plan } from '@candor/shared'
import { describe, expect, test } from 'vitest'
import { careSentencesIn } from '../care/sentences.ts'
import { goodbyeFor, goodbyesOf, sentencesIn } from './sentences.ts'

const languages = Object.keys(sentencesIn) as Plan['language'][]
const wordsIn = (text: string): number => text.split(/\s+/).length

describe.each(languages)('in %s', (language) => {
  test.each(endReasons)('there are last words for %s, of at most 25 words', (reason) => {
    const goodbye = goodbyeFor(language, reason)
    expect(wordsIn(goodbye)).toBeLessThanOrEqual(25)
    expect(goodbye).toMatch(/(Goodbye|Auf Wiederhören)\.$/)
  })

  test('every goodbye that may be said is prepared, each once', () => {
    const prepared = goodbyesOf(language)
    expect(new Set(prepared).size).toBe(prepared.length)
    expect(prepared).toEqual(expect.arrayContaining(endReasons.map((reason) => goodbyeFor(language, reason))))
  })

  test('the greeting says that an AI speaks, for whom, and that it is recorded and written down', () => {
    const plan = { interviewerName: 'Alex', company: 'Harbour Bikes', role: 'Pilot' } as Plan
    const greeting = sentencesIn[language].greeting(plan, 'Robin')
    expect(greeting).toMatch(
      /Robin.*Alex.*(AI|KI)-? ?[iI]nterviewer.*Harbour Bikes.*Pilot.*(recorded and written down|aufgenommen und mitgeschrieben)/,
    )
  })

  test.each([
    [120_000, 'two minutes', 'zwei Minuten'],
    [60_000, 'one minute', 'eine Minute'],
    [20_000, 'less than a minute', 'weniger als eine Minute'],
  ])('with %i ms left it says so', (remainingMs, english, german) => {
    expect(careSentencesIn[language].timeLeft(remainingMs)).toContain(language === 'de' ? german : english)
  })
})
