import {
  type Accommodations,
  type AttemptAnswer,
  type CheckAnswer,
  type JoinAnswer,
  type JoinBody,
  type LeaveBody,
  seconds,
  type WordsAnswer,
} from '@candor/shared'
import type { z } from 'zod'
import type * as Answers from './answers.ts'

/** What our server answered: the thing asked for, or a stable code. `network`: no answer that can be understood. */
export type ApiAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: string }

export type AttemptApi = {
  /** Opens a room in which the network can be tried. */
  readonly check: (signal: AbortSignal) => Promise<ApiAnswer<CheckAnswer>>
  /** Asks for the way into the room; the first time with what the candidate chose. */
  readonly join: (signal: AbortSignal, chosen?: Accommodations) => Promise<ApiAnswer<JoinAnswer>>
  readonly read: (signal: AbortSignal) => Promise<ApiAnswer<AttemptAnswer>>
  /** What was said before this page was opened. */
  readonly words: (signal: AbortSignal) => Promise<ApiAnswer<WordsAnswer>>
  readonly leave: (attemptId: string) => Promise<ApiAnswer<AttemptAnswer>>
}

/** The candidate's own doors of our server. Every request is given up after its limit and never throws. */
export function attemptApi(inviteId: string): AttemptApi {
  const path = `/api/interview/${inviteId}`
  return {
    check: (signal) =>
      ask(`${path}/check`, { method: 'POST', signal: limited(signal, seconds(10)) }, (known) => known.CheckAnswer),
    join: (signal, accommodations) => {
      const body: JoinBody | null = accommodations ? { v: 1, accommodations } : null
      return ask(`${path}/join`, { ...posted(body), signal: limited(signal, seconds(15)) }, (known) => known.JoinAnswer)
    },
    read: (signal) => ask(`${path}/attempt`, { signal: limited(signal, seconds(5)) }, (known) => known.AttemptAnswer),
    words: (signal) => ask(`${path}/words`, { signal: limited(signal, seconds(8)) }, (known) => known.WordsAnswer),
    leave: (attemptId) => {
      const body: LeaveBody = { v: 1, attemptId }
      return ask(
        `${path}/leave`,
        { ...posted(body), signal: AbortSignal.timeout(seconds(8)) },
        (known) => known.AttemptAnswer,
      )
    },
  }
}

const posted = (body: object | null): RequestInit => ({
  method: 'POST',
  ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
})
const limited = (signal: AbortSignal, limitMs: number) => AbortSignal.any([signal, AbortSignal.timeout(limitMs)])

async function ask<Shape>(
  path: string,
  init: RequestInit,
  contract: (known: typeof Answers) => z.ZodType<Shape>,
): Promise<ApiAnswer<Shape>> {
  try {
    const [response, known] = await Promise.all([fetch(path, { ...init, cache: 'no-store' }), import('./answers.ts')])
    const body: unknown = await response.json()
    if (response.ok) return { ok: true, value: contract(known).parse(body) }
    return { ok: false, code: known.Problem.parse(body).code }
  } catch {
    return { ok: false, code: 'network' }
  }
}
