import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { deskCookieName, isSignedIn } from './desk-cookie.ts'
import { parts } from './parts.ts'

async function signedIn(): Promise<boolean> {
  const { env } = parts()
  const jar = await cookies()
  return isSignedIn(env, jar.get(deskCookieName(env))?.value, Date.now())
}

/** Leads everybody who is not signed in to the sign-in page, and from there back to `path`. */
export async function requireDesk(path: string): Promise<void> {
  if (!(await signedIn()))
    redirect(path === '/interviews' ? '/desk/sign-in' : `/desk/sign-in?to=${encodeURIComponent(path)}`)
}

/** The same question for a route of the API, which answers instead of leading away. */
export const isDeskRequest = signedIn

/** Where to go after signing in: a page of the desk, never another site. */
export function deskPath(wanted: string | null): string {
  return wanted !== null && /^\/(operations|interviews(\/[a-z0-9_]+)?)$/.test(wanted) ? wanted : '/interviews'
}
