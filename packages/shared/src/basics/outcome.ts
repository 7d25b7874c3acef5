/** Why a verb said no. Codes are stable and cross processes; the words for them belong to whoever shows them. */
export const refusals = [
  'invite_unknown',
  'invite_revoked',
  'invite_expired',
  'consent_missing',
  'interview_finished',
  'too_many_for_candidate',
  'too_many_open',
  'attempt_unknown',
  'attempt_ended',
  'attempt_closing',
  'epoch_stale',
  'epoch_taken',
  'interviewer_present',
  'template_unknown',
] as const
export type Refusal = (typeof refusals)[number]

/** An expected answer is a value: either the thing asked for or a code that says why not. */
export type Outcome<Value, Code extends string = Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Code }

export function done<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function refused<Code extends string>(refusal: Code): { readonly ok: false; readonly refusal: Code } {
  return { ok: false, refusal }
}

/** A promise of ours was broken. Nobody catches it but the door of a process, which logs the facts and answers in plain words. */
export class Broken extends Error {
  readonly facts: Readonly<Record<string, unknown>>

  constructor(message: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = 'Broken'
    this.facts = facts
  }
}
