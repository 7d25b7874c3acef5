import { hours } from '@candor/shared'
import type { WebEnv } from '../env.ts'
import { sameText, seal } from './seal.ts'

type Env = Pick<WebEnv, 'appUrl' | 'sessionSecret' | 'deskKey'>

/** A recruiter stays signed in for a working day. */
const signedInForMs = hours(12)

const secure = (env: Env) => env.appUrl.startsWith('https:')

export function deskCookieName(env: Env): string {
  return secure(env) ? '__Host-candor_desk' : 'candor_desk'
}

/** The `Set-Cookie` line after signing in. Another desk key makes it worthless, so changing the key signs everybody out. */
export function deskCookie(env: Env, now: number): string {
  return line(env, `${now}.${proof(env, now)}`, signedInForMs / 1000)
}

/** The `Set-Cookie` line of signing out. */
export function noDeskCookie(env: Env): string {
  return line(env, '', 0)
}

/** Whether a cookie's value was given at a sign-in less than twelve hours ago. */
export function isSignedIn(env: Env, cookieValue: string | undefined, now: number): boolean {
  const [since = '', given = ''] = (cookieValue ?? '').split('.')
  const signedInAt = Number(since)
  if (!/^\d{1,16}$/.test(since) || signedInAt > now || signedInAt + signedInForMs <= now) return false
  return sameText(given, proof(env, signedInAt))
}

const proof = (env: Env, since: number) => seal(env.sessionSecret, `desk ${since} ${env.deskKey}`)

const line = (env: Env, value: string, maxAge: number) =>
  `${deskCookieName(env)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure(env) ? '; Secure' : ''}`
