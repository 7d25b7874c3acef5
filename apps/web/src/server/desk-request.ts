import { type DeskDeed, may, type MemberRole } from '@candor/shared'
import { NotAllowed } from '@candor/store'
import { redirect } from 'next/navigation'
import { readVisitor, type Visitor } from './accounts/visitor.ts'
import { type Parts, parts } from './parts.ts'
import { problem, problemOf } from './problem.ts'
import { isSameOrigin } from './same-origin.ts'

/** Leads everybody who is not signed in to the sign-in page and from there back to `path`, and whoever may not to a page that says so. */
export async function requireDesk(path: string, deed: DeskDeed = 'read_interviews'): Promise<Visitor> {
  const visitor = await requireVisitor(path)
  if (visitor.may(deed)) return visitor
  redirect(path === homeOf('owner') ? homeOf(visitor.role) : `/desk/not-allowed?deed=${deed}`)
}

/** The same for pages of the installation as a whole. */
export async function requireOperator(path: string): Promise<Visitor> {
  const visitor = await requireVisitor(path)
  return visitor.operator ? visitor : redirect('/desk/not-allowed?deed=operate')
}

/** Whoever is signed in, whatever they may do. */
export async function requireVisitor(path: string): Promise<Visitor> {
  const visitor = await readVisitor()
  if (visitor === 'nowhere') redirect('/desk/not-allowed?deed=nowhere')
  if (visitor) return visitor
  redirect(path === homeOf('owner') ? '/desk/sign-in' : `/desk/sign-in?to=${encodeURIComponent(path)}`)
}

/** Where somebody's day begins. */
export const homeOf = (role: MemberRole): string => (may(role, 'read_interviews') ? '/interviews' : '/audit')

type Context<Params> = { readonly params: Promise<Params> }
type Asked<Params> = Parts & { readonly request: Request; readonly visitor: Visitor; readonly params: Params }

/** A route of the desk's API: our own page, somebody signed in whose role allows the deed, and no error that shows its inside. */
export function deskRoute<Params = Record<string, never>>(
  name: string,
  deed: DeskDeed,
  answer: (asked: Asked<Params>) => Promise<Response>,
) {
  return async (request: Request, { params }: Context<Params>): Promise<Response> => {
    try {
      const known = parts()
      if (request.method !== 'GET' && !isSameOrigin(request.headers, known.env.appUrl)) return problem('other_origin')
      const visitor = await readVisitor()
      if (visitor === null) return problem('not_signed_in')
      if (visitor === 'nowhere' || !visitor.may(deed)) return problem('not_allowed')
      return await answer({ ...known, request, visitor, params: await params })
    } catch (error) {
      return error instanceof NotAllowed ? problem('not_allowed') : problemOf(error, name)
    }
  }
}

/** Where to go after signing in: a page of the desk with its question, never another site and never a route. */
export function deskPath(wanted: string | null): string {
  const ours = wanted !== null && /^\/(?!api\/|\/)[a-z][\w/-]*(\?[\w=&.%+:~-]*)?$/.test(wanted)
  return ours ? wanted : homeOf('owner')
}
