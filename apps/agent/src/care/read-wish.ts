/**
 * What a candidate may want instead of answering: to hear the question again, in other words or more slowly, a moment to think, to know
 * something, to stop. English and German at once, because people mix them. The patterns are narrow, and only short turns count: who
 * tells of having repeated a migration answers. What is read here only spares a question from counting as answered; it ends nothing.
 */
export type Wish = 'repeat' | 'rephrase' | 'slower' | 'pause' | 'question' | 'stop'

const mostWords = 18
const mostWordsOfQuestion = 14

const patterns: readonly (readonly [Wish, RegExp])[] = [
  [
    'stop',
    /\b(?:(?:like|want|wish|need|have) to|can we|could we|please|let us|let's)\b.{0,12}\b(?:end|stop|finish|quit|leave|cancel)\b.{0,12}\b(?:interview|conversation|call|here|now)\b|^(?:please )?(?:end|stop|quit|cancel) (?:the|this) (?:interview|conversation|call)\b/,
  ],
  [
    'stop',
    /\b(?:möchte|will|würde gern|lassen sie uns|können wir|bitte)\b.{0,40}\b(?:beenden|aufhören|abbrechen|schluss machen)\b|^(?:beenden|brechen) sie\b.{0,30}\b(?:interview|gespräch)\b/,
  ],
  [
    'slower',
    /\b(?:speak|talk|say (?:it|that)|go)\b.{0,14}\b(?:slower|slowly)\b|\bslow down\b|\btoo fast\b|\blangsamer\b|\bzu schnell\b/,
  ],
  [
    'rephrase',
    /\b(?:rephrase|reword|in other words|put (?:it|that) differently|(?:do not|don't|did not|didn't) (?:quite )?understand (?:the|your|that) question|what do you mean)\b|\b(?:anders (?:sagen|formulieren|ausdrücken|fragen)|umformulieren|mit anderen worten|wie meinen sie das|verstehe (?:die|ihre) frage nicht|frage nicht verstanden)\b/,
  ],
  [
    'repeat',
    /\b(?:could|can|would|will|please)\b.{0,24}\b(?:repeat|say (?:that|it|the question) (?:again|once more))\b|\brepeat (?:that|it|the question|your question)\b.{0,12}$|\bwhat (?:was|is) (?:the|your|that) question\b|^(?:pardon|come again|say that again|sorry\?)/,
  ],
  [
    'repeat',
    /\b(?:frage|das|bitte)\b.{0,24}\b(?:wiederholen|noch (?:ein)?mal)\b|\bwie war die frage\b|^(?:wie bitte|noch (?:ein)?mal bitte)/,
  ],
  [
    'pause',
    /\b(?:give me|i need|need|let me have|just|wait|hold on)\b.{0,10}\b(?:moment|minute|second|sec)\b|^(?:one|a) (?:moment|minute|second)\b|\blet me think\b.{0,20}$|^hold on\b/,
  ],
  [
    'pause',
    /\b(?:einen|kleinen|kurzen) (?:moment|augenblick)\b|\b(?:moment|sekunde|augenblick) bitte\b|\blassen sie mich\b.{0,12}\b(?:nachdenken|überlegen)\b|\bmuss (?:kurz|einen moment) (?:nachdenken|überlegen)\b/,
  ],
]
const asksSomething =
  /^(?:(?:and|so|but|okay|ok|well|may i ask|can i ask|one question|und|also|darf ich fragen|eine frage)[,:]? )?(?:what|which|who|when|where|why|how|is|are|do|does|did|will|would|can|could|may|was|welche[rsnm]?|wer|wann|wo|warum|wie|wieviel|ist|sind|gibt|haben|hat|kann|können|darf|dürfte|werden|wird)\b[^?]*\?$/

const denial = /\b(?:not|don't|didn't|never|nicht|nie)\b/

/** What a candidate's turn asks for; null where it is an answer. */
export function readWish(text: string): Wish | null {
  const said = normal(text)
  if (said.split(' ').length > mostWords) return null
  const found = patterns.find(([, pattern]) => pattern.test(said))?.[0]
  if (found && !(found === 'stop' && denial.test(said))) return found
  return asksSomething.test(said) && said.split(' ').length <= mostWordsOfQuestion ? 'question' : null
}

const yes =
  /^(?:yes|yeah|yep|sure|correct|right|okay|ok|please do|i do|go ahead|end it|ja|jawohl|genau|gern|gerne|richtig|bitte|in ordnung)\b/
const no =
  /\b(?:no|not|don't|never|continue|go on|rather|but|only|after|first|aber|erst|nein|nicht|kein|weiter|weitermachen|doch)\b/
const mostWordsOfYes = 10

/** Whether a turn is a clear yes to being asked whether to end: short, with no word of doubt, or the wish once more. */
export function confirmsEnd(text: string): boolean {
  const said = normal(text)
  if (no.test(said) || said.split(' ').length > mostWordsOfYes) return false
  return yes.test(said) || readWish(text) === 'stop'
}

const endWord = /\b(?:end|stop|finish|beenden|aufhören|abbrechen)\b/i
const talkWord = /\b(?:interview|conversation|call|here|now|gespräch|hier|jetzt)\b/i

/** Whether the interviewer's words ask the candidate to confirm the end. */
export function asksToEnd(text: string): boolean {
  const questions = text.match(/[^.!?]+\?/g) ?? []
  return questions.some((question) => endWord.test(question) && talkWord.test(question))
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .replace(/\s+/g, ' ')
    .replace(/[.!]+$/, '')
    .trim()
}
