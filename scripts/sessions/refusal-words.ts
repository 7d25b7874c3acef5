import type { Refusal } from '@candor/shared'
import { StackProblem } from '@candor/stack'

const words: Partial<Record<Refusal | 'interview_unknown', string>> = {
  attempt_unknown: 'There is no such attempt. `npm run sessions -- list --all` shows their ids.',
  interview_unknown: 'There is no such interview. `npm run sessions -- list --all --json` has their ids.',
  attempt_ended: 'The attempt has ended already.',
  attempt_closing: 'The attempt is ending already.',
  epoch_stale: 'Another interviewer has just taken over. Look at it with `show` and ask again if it must be.',
  interviewer_present: 'An interviewer is on its way already, or the candidate is away and it is asked for on return.',
}

/** A refusal of the store as something to tell a person. */
export function refusalOf(id: string, refusal: Refusal | 'interview_unknown'): StackProblem {
  return new StackProblem(refusal, `${id}: ${words[refusal] ?? refusal}`)
}
