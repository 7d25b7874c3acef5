import { minutes } from '@candor/shared'
import { z } from 'zod'
import { type SignInTry, trySignIn } from '../../../../server/accounts/sign-in.ts'
import { codeForCookie, codeForLine } from '../../../../server/accounts/code-for-cookie.ts'
import { deskPath } from '../../../../server/desk-request.ts'
import { parts } from '../../../../server/parts.ts'
import { problem, problemOf } from '../../../../server/problem.ts'
import { isSameOrigin } from '../../../../server/same-origin.ts'

const email = z.email().max(200)
const Try = z.discriminatedUnion('by', [
  z.object({ by: z.literal('key'), key: z.string().max(200) }),
  z.object({ by: z.literal('password'), email, password: z.string().min(1).max(200) }),
  z.object({ by: z.literal('mail'), email }),
  z.object({ by: z.literal('code'), email, otp: z.string().trim().max(20) }),
])

/** The sign-in forms: by password, by a mailed code, or by the installation's key. */
export async function POST(request: Request): Promise<Response> {
  try {
    if (!isSameOrigin(request.headers, parts().env.appUrl)) return problem('other_origin')
    const form = Object.fromEntries(await request.formData())
    // The field for the password was left empty: a code is wanted.
    const by = form['by'] === 'password' && form['password'] === '' ? 'mail' : form['by']
    const asked = Try.safeParse({ ...form, by, email: form['email'] ?? codeForCookie(request.headers) })
    const to = typeof form['to'] === 'string' ? form['to'] : null
    if (!asked.success) return leadBack(typeof by === 'string' ? by : 'password', 'wrong', to)
    return await signIn(asked.data, request.headers, to)
  } catch (error) {
    return problemOf(error, 'sign-in')
  }
}

/** A sign-in link, `/desk/sign-in?key=…`, as the start of a local installation prints it. */
export async function GET(request: Request): Promise<Response> {
  try {
    const { searchParams } = new URL(request.url)
    return await signIn({ by: 'key', key: searchParams.get('key') ?? '' }, request.headers, searchParams.get('to'))
  } catch (error) {
    return problemOf(error, 'sign-in')
  }
}

async function signIn(asked: SignInTry, headers: Headers, to: string | null): Promise<Response> {
  const { answer, setCookie } = await trySignIn(asked, headers)
  if (answer === 'in') return lead(deskPath(to), [...setCookie, codeForLine(parts().env, '', 0)])
  if (answer === 'sent' && asked.by === 'mail')
    return lead(signInPage('code', null, to), [codeForLine(parts().env, asked.email, minutes(10))])
  return leadBack(asked.by, answer === 'too_many' ? 'often' : 'wrong', to)
}

const leadBack = (by: string, why: 'wrong' | 'often', to: string | null) =>
  lead(signInPage(by === 'mail' ? 'password' : by, why, to), [])

function signInPage(by: string, why: 'wrong' | 'often' | null, to: string | null): string {
  const question = new URLSearchParams({ by, ...(why && { [why]: '' }), to: deskPath(to) })
  return `/desk/sign-in?${question.toString()}`
}

function lead(location: string, setCookie: readonly string[]): Response {
  const headers = new Headers({ 'cache-control': 'no-store', location })
  for (const line of setCookie) headers.append('set-cookie', line)
  return new Response(null, { status: 303, headers })
}
