/** A pause inside an answer. `thinking`: in the middle of a sentence; `breath`: after a whole one that is not the last. */
export type Pause = { readonly afterPart: number; readonly ms: number; readonly kind: 'thinking' | 'breath' }
/** An answer in the parts between its pauses. */
export type Clip = { readonly parts: readonly string[]; readonly pauses: readonly Pause[] }

const openings = [
  'I looked after the payment system with',
  'We moved the ledger to Postgres because',
  'The hardest fault I found was in the',
  'My part of the work was to',
  'I had to explain to the team that',
  'After the outage we decided to, um,',
  'The first thing I do is to read the',
  'We measured it for a week and',
  'What helped most in the end was a',
  'I talked to the customer about the, uh,',
]
const endings = [
  'a small team of four engineers.',
  'the old one lost writes every night.',
  'code that compared two dates.',
  'keep the tests under ten minutes.',
  'short reviews find more mistakes.',
  'write everything down first.',
  'two logs side by side.',
  'nobody noticed the change.',
  'checklist on one page.',
  'report that came too late.',
]
const whole = [
  'I found it by reading two logs side by side.',
  'We released it on a Friday and it held.',
  'It took us three weeks.',
  'The team still uses it today.',
  'I would do it the same way again.',
  'Nobody had looked there before.',
  'The queue was full of old messages.',
  'That is the project I am proud of.',
]

/** Sentences that sound whole before they are: no last word tells it. */
const hidden = [
  ['I found it by reading', 'two logs side by side.'],
  ['We rebuilt', 'the whole deployment in May.'],
  ['I asked three people', 'from the support desk.'],
] as const

/** Numbers from 0 to 1, the same ones for the same seed. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Answers as people give them when they think while they talk: a quarter without a pause, half with one of 0.3 to 4 s in the middle of
 * a sentence, after a word that leads on, and a quarter with a breath of 0.3 to 0.7 s between two sentences. In one of forty the pause
 * comes where no last word tells that the sentence goes on.
 */
export function clipTexts(count: number, seed = 7): Clip[] {
  const roll = dice(seed)
  const one = (texts: readonly string[]): string => texts[Math.floor(roll() * texts.length)] ?? ''
  return Array.from({ length: count }, (_, at): Clip => {
    const kind = at % 4
    if (kind === 0) return { parts: [one(whole)], pauses: [] }
    if (kind === 1) {
      const ms = Math.round(300 + roll() * 400)
      return { parts: [one(whole), one(whole)], pauses: [{ afterPart: 0, ms, kind: 'breath' }] }
    }
    const ms = Math.round(300 + roll() * 3700)
    if (at % 40 === 3) {
      const parts = hidden[Math.floor(roll() * hidden.length)] ?? hidden[0]
      return { parts, pauses: [{ afterPart: 0, ms, kind: 'thinking' }] }
    }
    return { parts: [one(openings), one(endings)], pauses: [{ afterPart: 0, ms, kind: 'thinking' }] }
  })
}
