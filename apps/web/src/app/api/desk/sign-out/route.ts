import { auth } from '../../../../server/accounts/auth.ts'
import { parts } from '../../../../server/parts.ts'
import { problem, problemOf } from '../../../../server/problem.ts'
import { isSameOrigin } from '../../../../server/same-origin.ts'

/** Ends the sign-in of this browser, here and in the database. */
export async function POST(request: Request): Promise<Response> {
  try {
    if (!isSameOrigin(request.headers, parts().env.appUrl)) return problem('other_origin')
    const { headers } = await auth().api.signOut({ headers: request.headers, returnHeaders: true })
    const answer = new Headers({ location: '/desk/sign-in', 'cache-control': 'no-store' })
    for (const line of headers.getSetCookie()) answer.append('set-cookie', line)
    return new Response(null, { status: 303, headers: answer })
  } catch (error) {
    return problemOf(error, 'sign-out')
  }
}
