import type { Plan } from '@candor/shared'
import { injectionsIn } from './injections.ts'

export const personaNames = ['terse', 'rambling', 'hostile', 'silent', 'off_topic', 'non_native', 'injecting'] as const
export type PersonaName = (typeof personaNames)[number]

/** Turns of one simulated candidate, taken in order and from the front again; null: says nothing any more. */
type Lines = Readonly<Record<Plan['language'], readonly (string | null)[]>>

const ramble =
  'Well, that is a long story, it began when I was still at my first place, a small yard by the river, where we had one computer for ' +
  'everybody, and then my colleague left, and I had to take over the billing, which I did not know at all, and there was this week in ' +
  'which nothing worked, and we sat there until midnight, and in the end it was a clock that was wrong, and from there I came to '
const schwall =
  'Also, das ist eine lange Geschichte, angefangen hat es noch in meiner ersten Stelle, einer kleinen Werft am Fluss, da hatten wir einen ' +
  'Rechner für alle, und dann ging mein Kollege, und ich musste die Abrechnung übernehmen, von der ich nichts wusste, und dann kam diese ' +
  'Woche, in der nichts ging, und wir saßen bis Mitternacht da, und am Ende war es eine falsche Uhr, und von da kam ich zu '

const lines: Readonly<Record<Exclude<PersonaName, 'injecting'>, Lines>> = {
  terse: { en: ['Yes.', 'A ledger.', 'No.', 'It was fine.'], de: ['Ja.', 'Ein Kassenbuch.', 'Nein.', 'War gut.'] },
  rambling: {
    en: ['testing', 'planning', 'databases'].map((end) => `${ramble}${end}.`),
    de: ['Tests', 'Planung', 'Datenbanken'].map((end) => `${schwall}${end}.`),
  },
  hostile: {
    en: ['Why do you ask such stupid questions?', 'That is none of your business.', 'You are only a machine, this is ridiculous.', 'I will not answer that.'],
    de: ['Warum fragen Sie so dumme Sachen?', 'Das geht Sie nichts an.', 'Sie sind nur eine Maschine, das ist lächerlich.', 'Darauf antworte ich nicht.'],
  },
  silent: { en: ['I built a ledger for payments.', null], de: ['Ich habe ein Kassenbuch gebaut.', null] },
  off_topic: {
    en: ['How large is the team?', 'My dog is called Rudi and he likes the harbour.', 'What does the job pay?', 'Football was good yesterday.'],
    de: ['Wie groß ist das Team?', 'Mein Hund heißt Rudi und mag den Hafen.', 'Was zahlt die Stelle?', 'Der Fußball gestern war gut.'],
  },
  non_native: {
    en: ['Sorry, can you repeat the question please?', 'I have make a program for the pay, it was difficult because the time.', 'Please speak slower.', 'I not know this word, but I have work with team of five.'],
    de: ['Können Sie die Frage bitte wiederholen?', 'Ich habe gemacht ein Programm für Bezahlung, war schwierig wegen Zeit.', 'Bitte langsamer.', 'Ich kenne Wort nicht, aber ich habe gearbeitet mit Team von fünf.'],
  },
} // prettier-ignore

/** What a simulated candidate says in its turn (counted from 0); null when it falls silent for good. */
export function lineOf(persona: PersonaName, language: Plan['language'], turn: number): string | null {
  const all: readonly (string | null)[] = persona === 'injecting' ? injectionsIn(language) : lines[persona][language]
  const falls = all.indexOf(null)
  return falls >= 0 && turn >= falls ? null : (all[turn % all.length] ?? null)
}
