import { minutes } from '@candor/shared'
import { takeTurn } from '@candor/store'
import { parts } from '../parts.ts'
import { auth } from './auth.ts'

export type SignInTry =
  | { readonly by: 'key'; readonly key: string }
  | { readonly by: 'password'; readonly email: string; readonly password: string }
  | { readonly by: 'code'; readonly email: string; readonly otp: string }
  | { readonly by: 'mail'; readonly email: string }

export type SignInAnswer = 'in' | 'sent' | 'wrong' | 'too_many'

const paths = {
  key: '/sign-in/desk-key',
  password: '/sign-in/email',
  code: '/sign-in/email-otp',
  mail: '/email-otp/send-verification-otp',
} as const

/** Tries at one address in a quarter of an hour, wherever they come from. */
const mostTries = 12

/** Puts a try to Better Auth, with its own limits, and says how it went; the cookies of a good one are in `setCookie`. */
export async function trySignIn(
  asked: SignInTry,
  headers: Headers,
): Promise<{ answer: SignInAnswer; setCookie: string[] }> {
  const { env, db } = parts()
  if (asked.by !== 'key') {
    const key = `sign-in ${asked.by} ${asked.email.toLowerCase()}`
    if (!(await takeTurn(db, { key, most: mostTries, windowMs: minutes(15) })))
      return { answer: 'too_many', setCookie: [] }
  }
  const { by, ...fields } = asked
  const inner = new Headers({ 'content-type': 'application/json', origin: env.appUrl })
  for (const name of ['x-forwarded-for', 'user-agent']) {
    const value = headers.get(name)
    if (value !== null) inner.set(name, value)
  }
  const response = await auth().handler(
    new Request(`${env.appUrl}/api/auth${paths[by]}`, {
      method: 'POST',
      headers: inner,
      body: JSON.stringify(by === 'mail' ? { ...fields, type: 'sign-in' } : fields),
    }),
  )
  if (response.status === 429) return { answer: 'too_many', setCookie: [] }
  if (by === 'mail') return { answer: response.status < 500 ? 'sent' : failed(response.status), setCookie: [] }
  if (response.ok) return { answer: 'in', setCookie: response.headers.getSetCookie() }
  return { answer: response.status < 500 ? 'wrong' : failed(response.status), setCookie: [] }
}

function failed(status: number): never {
  throw new Error(`signing in was answered ${status}`)
}
