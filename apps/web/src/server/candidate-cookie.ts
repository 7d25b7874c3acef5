import type { WebEnv } from '../env.ts'
import { sameText, seal } from './seal.ts'

type Env = Pick<WebEnv, 'appUrl' | 'sessionSecret'>

const secure = (env: Env) => env.appUrl.startsWith('https:')
const value = (env: Env, inviteId: string) => seal(env.sessionSecret, `candidate ${inviteId}`)

/** One cookie per invite, so that two interviews in one browser do not get in each other's way. */
export function candidateCookieName(env: Env, inviteId: string): string {
  return `${secure(env) ? '__Host-' : ''}candor_${inviteId}`
}

/** The `Set-Cookie` line for a browser that has shown the link's secret. Ends when the invite does. */
export function candidateCookie(env: Env, invite: { inviteId: string; expiresAt: number }, now: number): string {
  const seconds = Math.max(0, Math.floor((invite.expiresAt - now) / 1000))
  const name = candidateCookieName(env, invite.inviteId)
  return `${name}=${value(env, invite.inviteId)}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure(env) ? '; Secure' : ''}`
}

/** Whether a cookie's value proves that its holder once had the link of this invite. */
export function isCandidateOf(env: Env, inviteId: string, cookieValue: string | undefined): boolean {
  return cookieValue !== undefined && sameText(cookieValue, value(env, inviteId))
}
