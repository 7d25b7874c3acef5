import { createHmac } from 'node:crypto'

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

export type Signer = { readonly key: string; readonly secret: string }

/** A token of LiveKit's kind with just these claims, good from ten minutes ago until `expiresInS` seconds from now. */
export function signToken({ key, secret }: Signer, claims: Record<string, unknown>, expiresInS = 300): string {
  const now = Math.floor(Date.now() / 1000)
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ iss: key, nbf: now - 600, exp: now + expiresInS, ...claims })}`
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`
}
