import { describe, expect, test } from 'vitest'
import { asksToEnd, confirmsEnd, readWish, type Wish } from './read-wish.ts'

const wishes: [Wish, string[]][] = [
  ['repeat', ['Could you repeat the question please?', 'Say that again.', 'Wie bitte?', 'Können Sie die Frage bitte wiederholen?', 'What was the question?']],
  ['rephrase', ['Could you rephrase that?', 'I do not understand the question.', 'Können Sie das anders formulieren?', 'What do you mean?']],
  ['slower', ['Could you speak slower, please?', 'That was too fast.', 'Bitte etwas langsamer.']],
  ['pause', ['Give me a moment, please.', 'One moment.', 'Let me think about that.', 'Einen Moment bitte.', 'Lassen Sie mich kurz nachdenken.']],
  ['question', ['How large is the team?', 'Is the job remote?', 'Wie groß ist das Team?', 'Gibt es Schichtarbeit?', 'And who would I report to?']],
  ['stop', ['I would like to end the interview now.', 'Please stop the interview here.', 'Ich möchte das Gespräch beenden.', 'End the interview now!', 'Können wir hier bitte aufhören?']],
] // prettier-ignore

describe.each(wishes)('%s', (wish, texts) => {
  test.each(texts)('%s', (text) => expect(readWish(text)).toBe(wish))
})

test.each([
  'We had to repeat the migration twice.',
  'I did not want to end the interview process there.',
  'I took a moment and then called the customer, who had been waiting since the morning for somebody to tell him anything.',
  'Yes.',
  'Wir mussten langsam umstellen und haben dabei alles wiederholt, was wir im ersten Jahr an Messungen gemacht hatten, um sicher zu sein.',
  'Ich habe drei Jahre in der Werft gearbeitet.',
  'What we did was to split the table and move the rows at night, and nobody noticed?',
])('is an answer: %s', (text) => expect(readWish(text)).toBeNull())

test.each(['Yes.', 'Yes, please end it.', 'Ja, bitte.', 'Please end the interview now.', 'Okay.'])(
  'is a clear yes: %s',
  (text) => expect(confirmsEnd(text)).toBe(true),
)

test.each([
  'No.',
  'Yes, but not now.',
  'Yes, I worked there for three years and led the team that built it.',
  'Let us go on.',
  'Nein, weiter bitte.',
  'The ledger was the hard part.',
  'Ja, aber nicht jetzt.',
])('is no clear yes: %s', (text) => expect(confirmsEnd(text)).toBe(false))

test('the interviewer is heard to ask whether to end, and only then', () => {
  expect(asksToEnd('Do you want to end the interview now?')).toBe(true)
  expect(asksToEnd('Verstanden. Möchten Sie das Gespräch jetzt beenden?')).toBe(true)
  expect(asksToEnd('How did that project end? What comes now?')).toBe(false)
  expect(asksToEnd('We end the interview. What did you build?')).toBe(false)
})
