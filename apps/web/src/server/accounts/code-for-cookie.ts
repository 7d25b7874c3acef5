import type { WebEnv } from '../../env.ts'

const name = 'candor_code_for'

/** Remembers for which address a code was mailed, so that the address stands in no link. */
export function codeForLine({ appUrl }: Pick<WebEnv, 'appUrl'>, email: string, forMs: number): string {
  const secure = appUrl.startsWith('https:') ? '; Secure' : ''
  return `${name}=${encodeURIComponent(email)}; Path=/; Max-Age=${forMs / 1000}; HttpOnly; SameSite=Lax${secure}`
}

/** The address a code was mailed to from this browser. */
export function codeForCookie(headers: Headers): string | undefined {
  const found = new RegExp(`(?:^|; )${name}=([^;]+)`).exec(headers.get('cookie') ?? '')?.[1]
  try {
    return found === undefined ? undefined : decodeURIComponent(found)
  } catch {
    return undefined
  }
}
