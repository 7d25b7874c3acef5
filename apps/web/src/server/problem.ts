import { Broken, type Problem, type Refusal, TookTooLong } from '@candor/shared'
import { described, log } from './log.ts'

type Row = readonly [status: number, title: string, detail: string]
type Words = { readonly status: number; readonly title: string; readonly detail: string }

const words = {
  invite_unknown: [404, 'Link not known', 'Open the link from your invitation again.'],
  invite_revoked: [410, 'Link withdrawn', 'Ask whoever invited you for a new link.'],
  invite_expired: [410, 'Link expired', 'Ask whoever invited you for a new link.'],
  consent_missing: [409, 'Not agreed yet', 'Read the first page of the interview and agree before you start.'],
  interview_finished: [409, 'Interview finished', 'This interview has ended and cannot be started again.'],
  too_many_for_candidate: [
    409,
    'Other interviews are open',
    'You have two interviews open already. Finish one of them, then start this one.',
  ],
  too_many_open: [
    503,
    'All rooms are taken',
    'Every interview room is taken just now. Try again in a few minutes; your link stays valid.',
  ],
  attempt_unknown: [404, 'No such attempt', 'Reload the page.'],
  attempt_ended: [409, 'Interview ended', 'This interview has ended.'],
  attempt_closing: [409, 'Interview is ending', 'This interview is just coming to its end.'],
  interviewer_present: [409, 'Interviewer is there', 'An interviewer is in the room already.'],
  epoch_stale: [409, 'Out of date', 'Reload the page.'],
  epoch_taken: [409, 'Out of date', 'Reload the page.'],
  recording_unknown: [404, 'No such recording', 'This part of the recording is not stored, or not stored yet.'],
  export_unknown: [
    404,
    'No such export',
    'There is no such interview, or not in this form. The forms are txt, csv, json and vtt.',
  ],
  comment_unknown: [
    404,
    'No such comment',
    'It may have been removed already, or it is not yours to remove. Reload the page.',
  ],
  share_unknown: [404, 'No such link', 'Reload the page.'],
  template_unknown: [404, 'No such template', 'Choose a template that exists.'],
  other_origin: [403, 'Refused', 'This request did not come from a page of this site.'],
  not_signed_in: [401, 'Not signed in', 'Sign in to the desk and try again.'],
  not_allowed: [403, 'Not allowed', 'Your role in this organisation does not allow this. Ask one of its owners.'],
  too_many_tries: [429, 'Too many tries', 'That was tried too often. Wait a quarter of an hour and try again.'],
  invite_replaced: [409, 'Replaced already', 'Somebody has made a new link for this person already. Reload the page.'],
  draft_changed: [409, 'Somebody else saved', 'Somebody else has saved this template since you opened it.'],
  draft_faulty: [422, 'Not whole yet', 'Something is missing or wrong; the fields say what.'],
  not_scheduled: [401, 'Not authorised', 'Send the header Authorization: Bearer with the value of CRON_SECRET.'],
  bad_body: [400, 'Request not understood', 'The request does not have the form that is expected here.'],
  too_large: [413, 'Request too large', 'The request is larger than what is accepted here.'],
  not_authentic: [401, 'Not authentic', 'The signature does not match.'],
  unavailable: [503, 'Not reachable right now', 'Candor cannot reach a part it needs. Try again in a few seconds.'],
  internal: [500, 'Fault on our side', 'Something went wrong on our side. Try again; nothing that was said is lost.'],
} as const satisfies Record<Refusal, Row> & Record<string, Row>

export type ProblemCode = keyof typeof words

function wordsOf(code: ProblemCode): Words {
  const [status, title, detail] = words[code]
  return { status, title, detail }
}

/** The answer that says no: RFC 9457 with a stable code. `detail` replaces the usual words where more is known, `facts` are members of their own. */
export function problem(code: ProblemCode, detail?: string, facts: Record<string, unknown> = {}): Response {
  const { status, title, detail: usual } = wordsOf(code)
  const body: Problem = { type: 'about:blank', title, status, code, detail: detail ?? usual }
  return Response.json(
    { ...facts, ...body },
    {
      status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    },
  )
}

/** What a thrown error looks like from outside: logged with its message, answered without it. */
export function problemOf(error: unknown, route: string): Response {
  const code = isUnreachable(error) ? 'unavailable' : 'internal'
  log('error', 'request_failed', {
    route,
    code,
    error: described(error),
    ...(error instanceof Broken ? error.facts : {}),
  })
  return problem(code)
}

const awayCodes = /^(ECONN|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EPIPE|CONNECT_TIMEOUT|CONNECTION_|57P0)/

function isUnreachable(error: unknown): boolean {
  if (error instanceof TookTooLong) return true
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (awayCodes.test(code) || error.name === 'TimeoutError' || error.message === 'fetch failed') return true
  return error.cause !== undefined && isUnreachable(error.cause)
}
