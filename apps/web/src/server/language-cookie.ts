import type { WebEnv } from '../env.ts'
import type { Language } from '../interview/messages/catalogue.ts'

/** Tells the pages of one interview their language before they know which interview it is. */
export const languageCookieName = 'candor_language'

/** The `Set-Cookie` line that goes with a candidate's link: no secret, and for the pages of this interview alone. */
export function languageCookie({ appUrl }: Pick<WebEnv, 'appUrl'>, inviteId: string, language: Language): string {
  const secure = appUrl.startsWith('https:') ? '; Secure' : ''
  return `${languageCookieName}=${language}; Path=/interview/${inviteId}; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`
}
