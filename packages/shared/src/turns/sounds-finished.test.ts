import { expect, test } from 'vitest'
import { soundsFinished } from './sounds-finished.ts'

test.for([
  ['I found it by reading two logs side by side.', 'en'],
  ['That is what I worked on', 'en'],
  ['Yes.', 'en'],
  ['In 2019', 'en'],
  ['That is the project I am proud of.', 'en'],
  ['Ich bin gegangen, weil es langsam war.', 'de'],
  ['Das war es nicht', 'de'],
  ['Wir haben das in zwei Tagen gelöst', 'de'],
] as const)('"%s" could be the end of an answer', ([text, language]) => {
  expect(soundsFinished(text, language)).toBe(true)
})

test.for([
  ['I worked on the', 'en'],
  ['We changed it because.', 'en'],
  ['So, um', 'en'],
  ['It was slow, you know', 'en'],
  ['First the cache,', 'en'],
  ['And then…', 'en'],
  ['I found it by reading', 'en'],
  ['We rebuilt', 'en'],
  ['', 'en'],
  ['Ich habe mit der', 'de'],
  ['Das war schwierig, weil.', 'de'],
  ['Ähm', 'de'],
] as const)('"%s" goes on', ([text, language]) => {
  expect(soundsFinished(text, language)).toBe(false)
})
