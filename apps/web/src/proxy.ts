import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { isDevelopment, readEnv } from './env.ts'
import { contentSecurityPolicy } from './server/content-security-policy.ts'

/** Gives every page a content security policy with a nonce of its own; Next.js finds the nonce in the request's header. */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy({
    nonce: randomBytes(16).toString('base64'),
    liveKitUrl: readEnv().livekit.publicUrl ?? readEnv().livekit.url,
    development: isDevelopment(),
  })
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = { matcher: '/((?!api/|_next/static/|_next/image).*)' }
