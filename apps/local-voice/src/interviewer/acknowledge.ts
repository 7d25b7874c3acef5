// A short acknowledgement that shows what was heard. It depends on the answer alone: the same answer, the same words.
const WITH_TOPIC = [
  (topic: string) => `Thank you, I noted what you said about ${topic}.`,
  (topic: string) => `I see, ${topic}, thank you.`,
  (topic: string) => `Understood, thank you for explaining ${topic}.`,
  (topic: string) => `Good, ${topic} is useful to know.`,
]
const WITHOUT_TOPIC = ['Thank you.', 'I see, thank you.', 'All right, thank you.']

const COMMON = new Set(
  (
    'about after again all also always and another any anything are around because been before being both but by can could did do does ' +
    'doing done each especially ever every everything few for from get gets getting give gives going got had has have having he her here ' +
    'him his how i if in into is it its just keep kept let like long made make making many may maybe me mean means might more most much ' +
    'must my never next no nobody none not nothing now of off often on one only or other our out over own part please quite really said ' +
    'same say she should so some something still such than thank that the their them then there these they thing things think this those ' +
    'three through time to too two under until up us use used using very want wanted was way we well went were what when where which while ' +
    'who why will with within without would year years yes you your'
  ).split(' '),
)
const LONGEST_WORD = 20

/** At most ten words, naming a salient word or two of the answer where there are any. */
export function acknowledgeAnswer(answer: string): string {
  const topic = findTopic(answer)
  const choices = topic === undefined ? WITHOUT_TOPIC : WITH_TOPIC.map((phrase) => phrase(topic))
  return choices[hash(answer) % choices.length]!
}

/** The two neighbouring uncommon words, or the one, that weigh most; undefined if there are none. */
export function findTopic(answer: string): string | undefined {
  const words = answer.toLowerCase().split(/[^\p{L}\p{N}']+/u)
  let best: { words: string[]; weight: number } | undefined
  words.forEach((word, n) => {
    if (!isSalient(word)) return
    const next = words[n + 1]
    const phrase = next !== undefined && isSalient(next) ? [word, next] : [word]
    const weight = phrase.reduce((sum, part) => sum + Math.min(part.length, 9), 0)
    if (!best || weight > best.weight) best = { words: phrase, weight }
  })
  return best?.words.join(' ')
}

function isSalient(word: string): boolean {
  return word.length >= 4 && word.length <= LONGEST_WORD && !COMMON.has(word) && /^\p{L}/u.test(word)
}

function hash(text: string): number {
  let value = 7
  for (const character of text) value = (value * 31 + character.codePointAt(0)!) >>> 0
  return value
}
