import { type Outcome, seconds, within } from '@candor/shared'
import { findInviteById, type Invite, type InviteRefusal } from '@candor/store'
import { cookies } from 'next/headers'
import { candidateCookieName, isCandidateOf } from './candidate-cookie.ts'
import { type Parts, parts } from './parts.ts'
import { problem, problemOf } from './problem.ts'
import { isSameOrigin } from './same-origin.ts'

/** The invite of a browser that holds its cookie. Without the cookie an invite is unknown, whether it exists or not. */
export async function inviteOfBrowser(inviteId: string): Promise<Outcome<Invite, InviteRefusal>> {
  const { env, db } = parts()
  const jar = await cookies()
  const holdsIt = isCandidateOf(env, inviteId, jar.get(candidateCookieName(env, inviteId))?.value)
  if (!holdsIt) return { ok: false, refusal: 'invite_unknown' }
  return within(seconds(5), 'find invite', () => findInviteById(db, { inviteId }))
}

export type CandidateContext = { readonly params: Promise<{ inviteId: string }> }
type Answer = (asked: Parts & { readonly request: Request; readonly invite: Invite }) => Promise<Response>

/** A route of the candidate's API: our own page, the invite's cookie, no cache, and no error that shows its inside. */
export function candidateRoute(name: string, answer: Answer) {
  return async (request: Request, { params }: CandidateContext): Promise<Response> => {
    try {
      const known = parts()
      if (request.method !== 'GET' && !isSameOrigin(request.headers, known.env.appUrl)) return problem('other_origin')
      const { inviteId } = await params
      const invite = await inviteOfBrowser(inviteId)
      if (!invite.ok) return problem(invite.refusal)
      return await answer({ ...known, request, invite: invite.value })
    } catch (error) {
      return problemOf(error, name)
    }
  }
}

/** A good answer. Nothing of an interview is kept in a cache. */
export function answerJson<Body>(body: Body): Response {
  return Response.json(body, { headers: { 'cache-control': 'no-store' } })
}
