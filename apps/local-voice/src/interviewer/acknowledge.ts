// A short acknowledgement that shows what was heard. It depends on the answer alone: the same answer, the same words.
const WITH_TOPIC = [
  (topic: string) => `Thank you for telling me about ${topic}.`,
  (topic: string) => `I see, ${topic}, thank you.`,
  (topic: string) => `Understood, thank you for explaining ${topic}.`,
  (topic: string) => `Good, it is useful to know about ${topic}.`,
]
const WITHOUT_TOPIC = ['Thank you.', 'I see, thank you.', 'All right, thank you.']

const COMMON = new Set(
  `about after again all also always and another any anything are around because been before being best better both but by can
  could did do does doing done each especially ever every everything few first for from get gets getting give gives going got had
  has have having he her here him his how i if in into is it its just keep kept last let like long made make makes making many may
  maybe me mean means might more most much must my never next no nobody none not nothing now of off often on one only or other our
  out over own please quite really said same say she should single so some something still such than thank that the their them
  then there these they thing things think this those three through to too two under understand until up us use used using very
  want wanted was way we well went were what when where which while who why will with within without would year years yes you
  your`.split(/\s+/),
)
const DETERMINERS = new Set('a an my our the this'.split(' '))
const LONGEST_WORD = 20

/** At most ten words, naming a salient word or two of the answer where there are any. */
export function acknowledgeAnswer(answer: string): string {
  const topic = findTopic(answer)
  const choices = topic === undefined ? WITHOUT_TOPIC : WITH_TOPIC.map((phrase) => phrase(topic))
  return choices[hash(answer) % choices.length]!
}

/** What was said after "the", "our" and the like, up to two words; else the longest telling word; else undefined. */
function findTopic(answer: string): string | undefined {
  const words = answer.split(/[^\p{L}\p{N}']+/u)
  const named = words.flatMap((word, n) => {
    if (!DETERMINERS.has(word.toLowerCase()) || !isTelling(words[n + 1])) return []
    return [isTelling(words[n + 2]) ? `the ${words[n + 1]} ${words[n + 2]}` : `the ${words[n + 1]}`]
  })
  // A past tense alone names nothing.
  return longest(named) ?? longest(words.filter((word) => isTelling(word) && word.length > 3 && !word.endsWith('ed')))
}

function longest(phrases: string[]): string | undefined {
  return phrases.reduce<string | undefined>(
    (best, phrase) => (phrase.length > (best?.length ?? 0) ? phrase : best),
    undefined,
  )
}

function isTelling(word: string | undefined): boolean {
  return (
    word !== undefined &&
    /^\p{L}[\p{L}\p{N}]+$/u.test(word) &&
    word.length <= LONGEST_WORD &&
    !COMMON.has(word.toLowerCase())
  )
}

function hash(text: string): number {
  let value = 7
  for (const character of text) value = (value * 31 + character.codePointAt(0)!) >>> 0
  return value
}
