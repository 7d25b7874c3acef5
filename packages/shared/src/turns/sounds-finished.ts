import type { Plan } from '../contracts/plan.ts'

/**
 * Words after which nobody ends a sentence: they open what comes next, or fill the time until it comes. Speech stops there to think, and
 * goes on. What does end sentences is missing on purpose: "what I worked on", "weil es langsam war", "fing es an".
 */
const leadOn: Record<Plan['language'], ReadonlySet<string>> = {
  en: new Set(
    `a an the my our your their its every
    and or but so because although though while if when where which who whose that than as until unless whereas
    of with for from into between through during without within about at by to
    is was were are am be been being has have had would could should can might must
    i we they he she it's i'm we're they're i've we've that's there's
    um uh erm er hmm like basically actually maybe perhaps very really quite just`
      .split(/\s+/)
      .filter(Boolean),
  ),
  de: new Set(
    `der die den dem des ein eine einen einem einer mein meine meinen meinem unser unsere unseren jede jeder jeden
    und oder aber denn weil dass wenn als ob damit obwohl während sondern sowie
    von mit für bei nach über unter zwischen durch ohne gegen in im am zum zur seit wegen
    ich wir er
    äh ähm hm also eigentlich vielleicht sehr ganz`
      .split(/\s+/)
      .filter(Boolean),
  ),
}

const phrases = /\b(you know|i mean|kind of|sort of|such as|for example|zum beispiel|das heißt)$/
/** What one is proud of was named before. */
const named = /\b(proud|afraid|aware|capable|sure) of$/
/** "We rebuilt": who and did, and not yet what. */
const onlyBegun = /^(i|we|they|ich|wir|sie) \p{L}+$/u
/** "By reading", "without asking": the object comes next. */
const gerund = /\b(by|of|for|in|on|without|from|after|before|about) \p{L}+ing$/u

/**
 * Whether what was said so far could be the end of an answer, by its last words alone. A recogniser's punctuation says little: most put
 * a full stop wherever a pause was. A comma, a dash or three dots were set because something is missing.
 */
export function soundsFinished(text: string, language: Plan['language']): boolean {
  const said = text.trim().toLowerCase()
  if (said === '' || /(,|…|\.\.\.|-|–|—|:)$/.test(said)) return false
  const words = said.replace(/[^\p{L}\p{N}' ]+/gu, ' ').trim()
  const last = words.split(/\s+/).at(-1) ?? ''
  if (named.test(words)) return true
  return last !== '' && !leadOn[language].has(last) && ![phrases, gerund, onlyBegun].some((open) => open.test(words))
}
