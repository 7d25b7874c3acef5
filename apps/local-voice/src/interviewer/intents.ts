// What a candidate may want instead of answering. Patterns are narrow and only short utterances count: "I had to repeat
// the migration" is an answer.
const SHORT_WORDS = 16

const REPEAT = [
  /\b(?:could|can|would|will|please)\b.{0,24}\b(?:repeat|say (?:that|it|the question) (?:again|once more))\b/,
  /\brepeat (?:that|it|the question|your question|the last question)\b.{0,12}$/,
  /\bwhat (?:was|is) (?:the|your|that) question\b/,
  /^(?:pardon|come again|say that again|sorry\?)/,
]
const END = [
  /\b(?:like|want|wish|need|have|please|can we|could we|let us|let's)\b.{0,16}\b(?:end|stop|finish|quit|leave|cancel)\b.{0,12}\b(?:interview|conversation|call|here|now)\b/,
  /^(?:please )?(?:end|stop|quit|cancel) (?:the|this) interview\b/,
]
const NO = /\b(?:no|not|don't|never|continue|go on|rather not)\b/
const YES = /\b(?:yes|yeah|yep|sure|correct|right|okay|ok|end it|please do|i do|go ahead)\b/

/** Asks to hear the question again. */
export function wantsRepeat(text: string): boolean {
  const said = normalise(text)
  return isShort(said) && REPEAT.some((pattern) => pattern.test(said))
}

/** Asks to end the interview. */
export function wantsEnd(text: string): boolean {
  const said = normalise(text)
  return isShort(said) && !NO.test(said) && END.some((pattern) => pattern.test(said))
}

/** The answer to a yes-or-no question; undefined when it is neither. */
export function readYesOrNo(text: string): 'yes' | 'no' | undefined {
  const said = normalise(text)
  if (!isShort(said)) return undefined
  if (NO.test(said)) return 'no'
  return YES.test(said) ? 'yes' : undefined
}

function normalise(text: string): string {
  return text.toLowerCase().replaceAll('\u2019', "'").replace(/\s+/g, ' ').trim()
}

function isShort(said: string): boolean {
  return said.split(' ').length <= SHORT_WORDS
}
