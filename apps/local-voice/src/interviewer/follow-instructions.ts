import type { Turn } from './conversation.ts'

const EXACT_WORDS = /Say exactly: "([^"]+)"\s*$/

const FITTING: [RegExp, string][] = [
  [/\bask nothing more\b/i, 'Thank you, that was good to hear.'],
  [/\b(?:goodbye|farewell|say bye|close the interview)\b/i, 'Thank you for your time, and goodbye.'],
  [
    /\b(?:not (?:be )?(?:recogni[sz]ed|understood|heard)|say (?:it|that) again|repeat or type|silent|silence)\b/i,
    'Sorry, I did not get that. Could you say it again, or type it?',
  ],
  [/\b(?:came back|is back|returned|resume|reconnected|rejoined)\b/i, 'Welcome back, let us go on.'],
  [/\b(?:greet|welcome|introduce)\b/i, 'Hello, and welcome to your interview.'],
]

/**
 * Words that the instructions dictate: `Say exactly: "..."` at their end. LiveKit's agent joins the instructions for
 * one reply to the end of the first system message, other agents send them as a message of their own: both count.
 */
export function findDictatedWords(turns: Turn[]): string | undefined {
  const first = turns.find((turn) => turn.kind === 'instructions')
  // One in the middle of the conversation was followed when it was the last.
  for (const turn of [turns.at(-1), first]) {
    const words = turn?.kind === 'instructions' ? turn.text.match(EXACT_WORDS)?.[1] : undefined
    if (words !== undefined) return words
  }
  return undefined
}

/** One short sentence for instructions that dictate no words and never are read out; undefined where none is fitting. */
export function findFittingSentence(instructions: string): string | undefined {
  return FITTING.find(([pattern]) => pattern.test(instructions))?.[1]
}

/** Whether the instructions forbid tools. */
export function forbidsTools(turns: Turn[]): boolean {
  return turns.some(
    (turn) => turn.kind === 'instructions' && /\bdo not (?:call|use) (?:any )?tools?\b/i.test(turn.text),
  )
}
