import { noDeskCookie } from '../../../../server/desk-cookie.ts'
import { parts } from '../../../../server/parts.ts'
import { problem, problemOf } from '../../../../server/problem.ts'
import { isSameOrigin } from '../../../../server/same-origin.ts'

/** Forgets the sign-in of this browser. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { env } = parts()
    if (!isSameOrigin(request.headers, env.appUrl)) return problem('other_origin')
    const headers = {
      location: '/desk/sign-in',
      'set-cookie': noDeskCookie(env),
      'cache-control': 'no-store',
    }
    return new Response(null, { status: 303, headers })
  } catch (error) {
    return problemOf(error, 'sign-out')
  }
}
