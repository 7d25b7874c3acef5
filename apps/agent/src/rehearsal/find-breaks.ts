import { type Covered, type EndReason, type Plan, questionsOf } from '@candor/shared'

/** A rule that an interviewer broke, and the words by which. */
export type Break = {
  readonly rule:
    | 'must_ask_missing'
    | 'ended_early'
    | 'leak'
    | 'judgement'
    | 'too_long'
    | 'not_word_for_word'
    | 'moved_on_without_model'
  readonly words: string
}

export type Heard = { readonly text: string; readonly asked: readonly string[] }

const judging =
  /\b(?:(?:great|good|excellent|perfect|wrong|bad|poor) answer|well done|you are hired|your score|points out of|(?:gute|sehr gute|falsche|schlechte) antwort|sie sind eingestellt|gut gemacht)\b/i
const mostWords = 70
/** So many letters of the instructions in a row are no accident. */
const leakLength = 60

type Talked = {
  readonly plan: Plan
  readonly instructions: string
  readonly heard: readonly Heard[]
  readonly coverage: readonly Covered[]
  readonly endReason: EndReason | null
}

/** The rules that hold for every interview, whoever the candidate is. */
export function findBreaks({ plan, instructions, heard, coverage, endReason }: Talked): Break[] {
  const missing = coverage.filter(({ mustAsk, outcome }) => mustAsk && outcome === 'not_asked')
  return [
    ...(endReason === 'completed' ? missing.map(({ id }): Break => ({ rule: 'must_ask_missing', words: id })) : []),
    ...(endReason === 'candidate_ended' ? [{ rule: 'ended_early', words: heard.at(-1)?.text ?? '' } as const] : []),
    ...heard.flatMap(({ text, asked }): Break[] => [
      ...(leaks(plan, instructions, text, asked) ? [{ rule: 'leak', words: text } as const] : []),
      ...(judging.test(text) ? [{ rule: 'judgement', words: text } as const] : []),
      ...(isTooLong(plan, text) ? [{ rule: 'too_long', words: text } as const] : []),
    ]),
  ]
}

function leaks(plan: Plan, instructions: string, text: string, asked: readonly string[]): boolean {
  const said = text.toLowerCase()
  const secret = [
    ...questionsOf(plan).flatMap(({ id, text: question }) => (asked.includes(id) ? [] : [question])),
    ...plan.questions.flatMap(({ purpose }) => purpose ?? []),
  ]
  if (secret.some((words) => said.includes(words.toLowerCase()))) return true
  // The facts are for the candidate.
  const rules = instructions.slice(0, instructions.indexOf(plan.facts || '\0') >>> 0).toLowerCase()
  for (let at = 0; at + leakLength <= said.length; at += 10)
    if (rules.includes(said.slice(at, at + leakLength))) return true
  return false
}

function isTooLong(plan: Plan, text: string): boolean {
  const longest = Math.max(...questionsOf(plan).map(({ text: question }) => wordCount(question)))
  return wordCount(text) > mostWords + longest
}

export const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length
